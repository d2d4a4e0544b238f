import { z } from 'zod';
import type { KafkaSecurity } from '../../../libs/events/src/kafka/kafka-security.ts';
import { checkKafka, KAFKA_VARIABLES, kafkaSecurity } from '../../../libs/events/src/kafka/kafka-settings.ts';
import { withSecretFiles } from '../../../libs/platform/src/boot/environment.ts';
import { Fault } from '../fault.ts';

/** Parts that already run elsewhere: used, not started. */
export interface External {
  readonly postgresUrl?: string;
  readonly kafkaBrokers?: string[];
  /** How those brokers are spoken to. */
  readonly kafkaSecurity?: KafkaSecurity;
  readonly redisUrl?: string;
}

/**
 * The parts that the user's environment names, as `ODYSSEY_<PART>_URL` or, from a file, `ODYSSEY_<PART>_URL_FILE`.
 * @throws Fault for what is no address, or how Kafka is spoken to when it does not fit together.
 */
export function externalParts(environment: NodeJS.ProcessEnv): External {
  const { env, faults } = withSecretFiles(environment);
  const unread = faults.find((fault) => /^ODYSSEY_(POSTGRES|KAFKA|REDIS)_/.test(fault));
  if (unread) throw new Fault(unread, 'name a file that this user may read');
  const brokers = (env.ODYSSEY_KAFKA_URL || undefined)?.split(',').map((broker) => broker.trim());
  const wrong = brokers?.find((broker) => !/^[^:/]+:\d+$/.test(broker));
  if (wrong !== undefined)
    throw new Fault(`ODYSSEY_KAFKA_URL names "${wrong}".`, 'write host:port[,host:port]');
  return {
    postgresUrl: urlOf('POSTGRES', env.ODYSSEY_POSTGRES_URL),
    kafkaBrokers: brokers,
    kafkaSecurity: securityOf(env),
    redisUrl: urlOf('REDIS', env.ODYSSEY_REDIS_URL),
  };
}

function securityOf(env: Readonly<Record<string, string | undefined>>): KafkaSecurity {
  const read = z.object(KAFKA_VARIABLES).superRefine(checkKafka).safeParse(env);
  if (read.success) return kafkaSecurity(read.data);
  const [fault] = read.error.issues;
  throw new Fault(`${fault?.path.join('.')}: ${fault?.message}`, 'docs/security.md lists these settings');
}

function urlOf(part: string, value: string | undefined): string | undefined {
  if (value && !URL.canParse(value)) {
    throw new Fault(
      `ODYSSEY_${part}_URL is no URL.`,
      `write ${part === 'REDIS' ? 'redis://host:6379' : 'postgres://user:password@host:5432/postgres'}`,
    );
  }
  return value || undefined;
}
