import { DATA_SERVICES } from '@odyssey/contracts';
import { request } from 'undici';
import { z } from 'zod';
import type { BaseConfig } from '../boot/config.ts';
import { connections } from '../clients/connections.ts';
import { outgoingCall } from '../clients/outgoing-call.ts';
import type { PersonalGrant, PersonalTokenSource } from './personal-tokens.ts';

const DEADLINE_MS = 2_000;

/** Made by every service that checks tokens and keeps none. */
const INTROSPECT = outgoingCall({
  by: DATA_SERVICES.filter((service) => service !== 'auth'),
  to: 'auth',
  method: 'POST',
  path: '/internal/access-tokens/introspect',
});

const Answer = z.discriminatedUnion('active', [
  z.object({ active: z.literal(false) }),
  z.object({
    active: z.literal(true),
    tokenId: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    expiresAt: z.iso.datetime().transform((instant) => new Date(instant)),
    timeZone: z.string(),
    locale: z.string(),
  }),
]);

/**
 * Asks auth, in the way of RFC 7662, but by the hash: the token itself goes no further than the service it was sent to. The service
 * proves itself by its own secret, which needs no other call first.
 */
export class Introspection implements PersonalTokenSource {
  constructor(private readonly config: Pick<BaseConfig, 'service' | 'secret' | 'urls'>) {}

  /** @throws when auth does not answer, or not with what was asked. */
  async find(hash: string, network: string): Promise<PersonalGrant | undefined> {
    const { service, secret, urls } = this.config;
    const { statusCode, body } = await request(`${urls.auth}${INTROSPECT.at().path}`, {
      dispatcher: connections,
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${service}:${secret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ hash, network }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`auth did not say what the token is: ${statusCode}`);
    const answer = Answer.parse(JSON.parse(text));
    return answer.active ? answer : undefined;
  }
}
