import type { INestApplication } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JWTVerifyGetKey } from 'jose';
import { AccessGuard } from '../access/access.guard.ts';
import { EndedAccess } from '../access/ended-access.ts';
import { Introspection } from '../access/introspection.ts';
import { PERSONAL_TOKENS, type PersonalTokenSource, PersonalTokens } from '../access/personal-tokens.ts';
import { RememberedTokens } from '../access/remembered-tokens.ts';
import { firstOf, KEYS_OF_AUTH, remoteKeys, TOKEN_KEYS } from '../access/token-keys.ts';
import { Tokens } from '../access/tokens.ts';
import { AnswersInterceptor } from '../http/answers.interceptor.ts';
import { FairTurns } from '../limits/fair-turns.interceptor.ts';
import { LimitGuard } from '../limits/limit.guard.ts';
import { RateLimits } from '../limits/rate-limits.ts';
import { Fingerprints } from '../requests/fingerprint.ts';
import type { BaseConfig } from './config.ts';

interface EdgeOptions {
  readonly keys?: readonly JWTVerifyGetKey[];
  readonly checkAnswers?: boolean;
}

/**
 * What stands before every route: who calls, how often, and the shape of the answer. Set on the HTTP application
 * itself; the consumer beside it must inherit none of it.
 */
export function edge(
  app: INestApplication,
  config: BaseConfig,
  { keys = [], checkAnswers = false }: EdgeOptions,
): void {
  const tokens = new Tokens(firstOf([...keys, serviceKeys(app, config)]), config.publicUrl);
  app.useGlobalGuards(
    new AccessGuard(
      config.service,
      tokens,
      app.get(EndedAccess),
      new PersonalTokens(personalTokens(app, config)),
      new Fingerprints(config.cursorSecret),
    ),
    new LimitGuard(app.get(RateLimits)),
  );
  app.useGlobalInterceptors(new FairTurns(), new AnswersInterceptor(checkAnswers));
}

/** auth keeps them itself; the others ask it, and remember for a minute. */
const personalTokens = (app: INestApplication, config: BaseConfig): PersonalTokenSource =>
  provided<PersonalTokenSource>(app, PERSONAL_TOKENS) ?? new RememberedTokens(new Introspection(config));

/** A service that has keys of its own (auth) uses them; the others ask auth. */
function serviceKeys(app: INestApplication, config: BaseConfig): JWTVerifyGetKey {
  const own = provided<JWTVerifyGetKey>(app, TOKEN_KEYS);
  return own ?? remoteKeys(new URL(KEYS_OF_AUTH.at().path, config.urls.auth));
}

/** What the service's own module provides under this token, if it does. */
function provided<T>(app: INestApplication, token: symbol): T | undefined {
  const providers = app.get(DiscoveryService, { strict: false }).getProviders();
  return providers.find((provider) => provider.token === token)?.instance as T | undefined;
}
