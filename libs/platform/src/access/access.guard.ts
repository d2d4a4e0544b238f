import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { OdysseyError, type ServiceName } from '@odyssey/contracts';
import type { FastifyRequest } from 'fastify';
import { type Access, routeFacts } from '../http/route.decorators.ts';
import { networkOf } from '../limits/limit.guard.ts';
import type { Fingerprints } from '../requests/fingerprint.ts';
import { type CallerIdentity, setCaller, setCallingService } from './caller.ts';
import type { EndedAccess } from './ended-access.ts';
import { looksPersonal } from './personal-token.rules.ts';
import type { PersonalTokens } from './personal-tokens.ts';
import { isSecondFactorPending, secondFactorRequired } from './second-factor.ts';
import { EVERY_SCOPE, refused, type Tokens } from './tokens.ts';

/** How long after entering the password sensitive actions are allowed, in milliseconds. */
const RECENT_MS = 15 * 60_000;

/** Lets a request pass when its token allows what the route's decorator asks for. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly service: ServiceName,
    private readonly tokens: Tokens,
    private readonly ended: EndedAccess,
    private readonly personal: PersonalTokens,
    private readonly fingerprints: Fingerprints,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { access, recentLogin, beforeSecondFactor } = routeFacts(context.getClass(), context.getHandler());

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule: Access | undefined = access[0];
    if (!rule)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} says nobody may call it`);
    if (rule.kind === 'public') return true;
    if (rule.kind === 'scope' && rule.orHeader && request.headers[rule.orHeader]) return true;
    const token = bearerOf(request);
    if (rule.kind === 'internal') {
      const calling = await this.tokens.service(token, this.service);
      if (!rule.callers.includes(calling))
        throw new OdysseyError(
          'insufficient_scope',
          `${calling} is not among the services that may ask this.`,
        );
      setCallingService(request, calling);
      return true;
    }
    const caller = await this.caller(token, request);
    if (isSecondFactorPending(caller)) {
      if (!beforeSecondFactor) throw secondFactorRequired();
    } else if (!caller.scopes.includes(rule.scope) && !caller.scopes.includes(EVERY_SCOPE)) {
      throw missingScope(rule.scope);
    }
    if (recentLogin && Date.now() - caller.authTime.getTime() > RECENT_MS) {
      throw new OdysseyError(
        'reauthentication_required',
        'The password was entered more than 15 minutes ago.',
      );
    }
    setCaller(request, caller);
    return true;
  }

  private async caller(token: string, request: FastifyRequest): Promise<CallerIdentity> {
    const person = looksPersonal(token)
      ? await this.personal.person(token, networkOf(request.ip))
      : await this.tokens.person(token);
    const [ended, erased] = await Promise.all([
      this.ended.sessionEnded(person.userId, person.sessionId),
      this.ended.personErased(person.userId),
    ]);
    if (ended || erased) throw refused('Its session has ended.');
    return { ...person, ...this.fingerprints.idempotencyOf(request) };
  }
}

function bearerOf(request: FastifyRequest): string {
  const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!token) throw refused('There is none.');
  return token;
}

const missingScope = (scope: string) =>
  new OdysseyError('insufficient_scope', `The token lacks the scope ${scope}.`, {
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  });
