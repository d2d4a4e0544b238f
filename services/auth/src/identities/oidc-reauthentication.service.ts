import { Injectable } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import type { CallerIdentity } from '@odyssey/platform';
import { UsersService } from '../accounts/users.service.ts';
import { SecondFactors } from '../mfa/second-factors.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SessionEnded } from '../sessions/session.errors.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { AccessTokens, type PersonsToken } from '../tokens/access-tokens.ts';
import { IdentitiesService } from './identities.service.ts';
import { IdentityNotLinked, InvalidOidcFlow } from './identity.errors.ts';
import { OidcFlows, type VouchedFlow } from './oidc-flows.service.ts';

/** Lets a person prove again who they are by an identity of theirs. */
@Injectable()
export class OidcReauthentication {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UsersService,
    private readonly identities: IdentitiesService,
    private readonly flows: OidcFlows,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
  ) {}

  /** @throws IdentityNotLinked when it is not theirs; InvalidOidcFlow, SessionEnded, mfa_required, wrong_code, rate_limited */
  async renew(
    { userId, sessionId }: CallerIdentity,
    flow: VouchedFlow,
    code: string | undefined,
    place: RequestPlace,
  ): Promise<PersonsToken> {
    const proved = await this.transactions.forPerson(userId, async (tx) => {
      const identity = await this.identities.find(tx, userId, flow.person);
      if (!identity) throw new IdentityNotLinked();
      const step = await this.secondFactors.demand(tx, userId, code, place);
      if (step.refusal) return { refusal: step.refusal };
      if (!(await this.flows.take(tx, flow))) return { refusal: new InvalidOidcFlow() };
      await this.identities.touch(tx, identity, flow.person);
      const session = await this.sessions.reauthenticated(tx, userId, sessionId, place, {
        secondFactor: step.shown,
      });
      if (!session) return { refusal: new SessionEnded() };
      return { session, user: await this.users.get(tx, userId) };
    });
    // After the commit: a throw inside would take back that a wrong code was counted, or make a used one good again.
    if ('refusal' in proved) throw proved.refusal;
    return this.tokens.forPerson(proved.user, proved.session);
  }
}
