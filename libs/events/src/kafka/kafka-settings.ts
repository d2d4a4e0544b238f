import { z } from 'zod';
import { type KafkaSecurity, SASL_MECHANISMS } from './kafka-security.ts';

/** How services speak to brokers that are not on a network of their own; each may come from a file (`…_FILE`). */
export const KAFKA_VARIABLES = {
  ODYSSEY_KAFKA_TLS: z.stringbool({ error: 'give true or false' }).default(false),
  ODYSSEY_KAFKA_CA: z
    .string()
    .startsWith('-----BEGIN CERTIFICATE-----', 'give a certificate in PEM')
    .optional(),
  ODYSSEY_KAFKA_SASL_MECHANISM: z
    .enum(SASL_MECHANISMS, { error: `give one of ${SASL_MECHANISMS.join(', ')}` })
    .optional(),
  ODYSSEY_KAFKA_USERNAME: z.string().optional(),
  ODYSSEY_KAFKA_PASSWORD: z.string().optional(),
};

const Read = z.object(KAFKA_VARIABLES);
type Read = z.output<typeof Read>;

/** What fits singly and not together. */
export function checkKafka(read: Read, context: z.RefinementCtx): void {
  const fault = (name: keyof Read, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const { ODYSSEY_KAFKA_SASL_MECHANISM: mechanism, ODYSSEY_KAFKA_TLS: tls } = read;
  if (read.ODYSSEY_KAFKA_CA && !tls)
    fault('ODYSSEY_KAFKA_TLS', 'has to be true where ODYSSEY_KAFKA_CA is given');
  for (const name of ['ODYSSEY_KAFKA_USERNAME', 'ODYSSEY_KAFKA_PASSWORD'] as const) {
    if (mechanism && !read[name]) fault(name, 'is missing, ODYSSEY_KAFKA_SASL_MECHANISM needs it');
    if (!mechanism && read[name]) fault('ODYSSEY_KAFKA_SASL_MECHANISM', `is missing, ${name} needs it`);
  }
  if (mechanism === 'plain' && !tls)
    fault('ODYSSEY_KAFKA_TLS', 'has to be true: plain would send the password to whoever listens');
}

export function kafkaSecurity(read: Read): KafkaSecurity {
  const { ODYSSEY_KAFKA_SASL_MECHANISM: mechanism, ODYSSEY_KAFKA_USERNAME: username } = read;
  const { ODYSSEY_KAFKA_PASSWORD: password, ODYSSEY_KAFKA_CA: ca } = read;
  return {
    ...(read.ODYSSEY_KAFKA_TLS ? { tls: ca ? { ca } : {} } : {}),
    ...(mechanism && username && password ? { login: { mechanism, username, password } } : {}),
  };
}
