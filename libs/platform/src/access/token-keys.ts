import { Logger } from '@nestjs/common';
import { DATA_SERVICES } from '@odyssey/contracts';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { outgoingCall } from '../clients/outgoing-call.ts';
import { certificateTrouble } from '../tls/certificate-trouble.ts';

/** Injection token: a service that knows signing keys by itself (auth) provides its `JWTVerifyGetKey` under it. */
export const TOKEN_KEYS = Symbol('token keys');

/** Made by every service that checks tokens and has no keys of its own. */
export const KEYS_OF_AUTH = outgoingCall({
  by: DATA_SERVICES.filter((service) => service !== 'auth'),
  to: 'auth',
  method: 'GET',
  path: '/.well-known/jwks.json',
});

const FETCH_TIMEOUT_MS = 2_000;
/** After this an unknown key id is worth another look; until then it is simply unknown. */
const COOL_DOWN_MS = 10_000;
/** So long a key that auth no longer publishes is taken for good. */
const MAX_AGE_MS = 30_000;
/** After a failed fetch nobody asks again for this long: auth may be busy coming up. */
const PAUSE_MS = 1_000;

/** The keys cannot be had: whether the token is good is not known. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/**
 * auth's public keys, fetched when first needed. An unknown key id makes at most one fetch in a cool-down, shared by
 * all who wait for it; while auth is away the keys last seen stay good.
 */
export function remoteKeys(url: URL): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cooldownDuration: COOL_DOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
  });
  const logger = new Logger('TokenKeys');
  let failedAt = Number.NEGATIVE_INFINITY;
  let away = false;
  return async (header, token) => {
    const lastSeen = remote.jwks();
    const pausing = performance.now() - failedAt < PAUSE_MS;
    if (!pausing) {
      try {
        const key = await remote(header, token);
        away = false;
        return key;
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey) throw error;
        failedAt = performance.now();
        const { message } = certificateTrouble('auth', error) ?? (error as Error);
        if (!away) logger.warn(`keys at ${url} cannot be read: ${message}`);
        away = true;
      }
    }
    if (!lastSeen) throw new KeysUnavailable('no keys yet');
    return createLocalJWKSet(lastSeen)(header, token);
  };
}

/** The first of these that knows the key. */
export function firstOf(sources: readonly JWTVerifyGetKey[]): JWTVerifyGetKey {
  return async (header, token) => {
    for (const [index, source] of sources.entries()) {
      try {
        return await source(header, token);
      } catch (error) {
        if (index === sources.length - 1 || !(error instanceof errors.JWKSNoMatchingKey)) throw error;
      }
    }
    throw new errors.JWKSNoMatchingKey();
  };
}
