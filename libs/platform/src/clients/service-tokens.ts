import type { ServiceName } from '@odyssey/contracts';
import { request } from 'undici';
import { z } from 'zod';
import type { BaseConfig } from '../boot/config.ts';
import { connections } from './connections.ts';
import { outgoingCall } from './outgoing-call.ts';

const TIMEOUT_MS = 2_000;
/** A token is replaced this long before it ends, so that none runs out on its way. Milliseconds. */
const MARGIN_MS = 30_000;

const TOKEN = outgoingCall({ by: 'callers', to: 'auth', method: 'POST', path: '/internal/service-tokens' });
const Answer = z.object({ accessToken: z.string(), expiresIn: z.number() });

interface Held {
  token: Promise<string>;
  until: number;
}

/** This service's tokens for others, from auth: one for each target, fetched once however many wait for it. */
export class ServiceTokens {
  private readonly held = new Map<ServiceName, Held>();

  constructor(private readonly config: Pick<BaseConfig, 'service' | 'secret' | 'urls'>) {}

  /** @throws when auth does not answer or knows us not. */
  for(audience: ServiceName): Promise<string> {
    const known = this.held.get(audience);
    if (known && Date.now() < known.until) return known.token;
    const held: Held = { token: Promise.resolve(''), until: Number.POSITIVE_INFINITY };
    held.token = this.fetch(audience, held);
    held.token.catch(() => this.held.delete(audience));
    this.held.set(audience, held);
    return held.token;
  }

  /** It was refused: its key may have been withdrawn before its time. */
  forget(audience: ServiceName): void {
    this.held.delete(audience);
  }

  private async fetch(audience: ServiceName, held: Held): Promise<string> {
    const { service, secret, urls } = this.config;
    const { statusCode, body } = await request(`${urls.auth}${TOKEN.at().path}`, {
      dispatcher: connections,
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${service}:${secret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ audience }),
      // One deadline for all of it, when there is a connection.
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`auth gave no token for ${audience}: ${statusCode}`);
    const { accessToken, expiresIn } = Answer.parse(JSON.parse(text));
    held.until = Date.now() + expiresIn * 1000 - MARGIN_MS;
    return accessToken;
  }
}
