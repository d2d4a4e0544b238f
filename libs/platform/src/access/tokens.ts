import { OdysseyError, SERVICES, type ServiceName } from '@odyssey/contracts';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { CallerIdentity } from './caller.ts';
import { KeysUnavailable } from './token-keys.ts';

/** `aud` of a person's access token. A service's token has the target's name instead. */
export const ACCESS_TOKEN_AUDIENCE = 'odyssey';
/** What is signed differently cannot be a token of ours. */
export const TOKEN_ALGORITHM = 'ES256';
/** `typ` of every token of ours (RFC 9068, 4): what else auth or another service signs is no token. */
export const TOKEN_TYPE = 'at+jwt';
/** How far two clocks may differ, in seconds. */
export const CLOCK_SKEW = 30;
/** A scope that allows everything: what a person's own session has. */
export const EVERY_SCOPE = '*';

const AccessClaims = z.object({
  sub: z.guid(),
  sid: z.guid(),
  scope: z.string(),
  auth_time: z.number().int(),
  exp: z.number(),
  zoneinfo: z.string().optional(),
  locale: z.string().optional(),
});

const ServiceClaims = z.object({
  sub: z
    .string()
    .startsWith('service:')
    .transform((sub) => sub.slice('service:'.length))
    .pipe(z.enum(SERVICES)),
});

/** Checking a signature costs more than everything else at the edge, so a token is not checked each time. */
const REMEMBERED = 10_000;
/** Not for longer, since its key may have been withdrawn. With the age of the keys themselves: a minute (docs/runbooks/leaked-signing-key.md). */
const REMEMBERED_MS = 30_000;

interface Verified {
  readonly payload: JWTPayload;
  readonly until: number;
}

/** Reads tokens: who signed them, for whom, and until when. */
export class Tokens {
  private readonly verifiedBefore = new Map<string, Verified>();

  constructor(
    private readonly keys: JWTVerifyGetKey,
    private readonly issuer: string,
  ) {}

  /** @throws unauthenticated when it is not a valid access token; service_unavailable when the keys cannot be had. */
  async person(token: string): Promise<Omit<CallerIdentity, 'idempotency'>> {
    const claims = AccessClaims.safeParse(await this.verified(token, ACCESS_TOKEN_AUDIENCE));
    if (!claims.success) throw refused('It is not an access token of a person.');
    const { sub, sid, scope, auth_time, exp, zoneinfo, locale } = claims.data;
    return {
      userId: sub,
      sessionId: sid,
      scopes: scope.split(' ').filter(Boolean),
      authTime: new Date(auth_time * 1000),
      expiresAt: new Date(exp * 1000),
      timeZone: zoneinfo ?? 'UTC',
      locale: locale ?? 'en',
    };
  }

  /** @throws unauthenticated when it is not a token for this service. */
  async service(token: string, audience: ServiceName): Promise<ServiceName> {
    const claims = ServiceClaims.safeParse(await this.verified(token, audience));
    if (!claims.success) throw refused('It is not a token of a service.');
    return claims.data.sub;
  }

  private async verified(token: string, audience: string): Promise<JWTPayload> {
    const remembered = `${audience} ${token}`;
    const known = this.verifiedBefore.get(remembered);
    const now = Date.now();
    if (known && now < known.until) return known.payload;
    const payload = await this.verify(token, audience);
    // The oldest goes first: a Map keeps the order in which entries came.
    if (this.verifiedBefore.size >= REMEMBERED)
      this.verifiedBefore.delete(this.verifiedBefore.keys().next().value ?? '');
    const end = ((payload.exp ?? 0) + CLOCK_SKEW) * 1000;
    this.verifiedBefore.delete(remembered);
    this.verifiedBefore.set(remembered, { payload, until: Math.min(end, now + REMEMBERED_MS) });
    return payload;
  }

  private async verify(token: string, audience: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: [TOKEN_ALGORITHM],
        typ: TOKEN_TYPE,
        issuer: this.issuer,
        audience,
        clockTolerance: CLOCK_SKEW,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        throw new OdysseyError('service_unavailable', 'The keys to check the token with cannot be read.', {
          cause: error,
        });
      }
      if (error instanceof errors.JWTExpired) throw refused('It has expired.');
      if (error instanceof errors.JOSEError) throw refused('It is not one of ours.');
      throw error;
    }
  }
}

/**
 * One answer for every token that does not count, and for none: who tries learns nothing from it.
 * @param why for the log alone
 */
export const refused = (why: string) =>
  new OdysseyError(
    'unauthenticated',
    'Log in or refresh, then send the header Authorization: Bearer <access token>.',
    { cause: why },
  );
