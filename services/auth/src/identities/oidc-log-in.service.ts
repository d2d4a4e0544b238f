import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import type { UserEntity } from '../accounts/user.entity.ts';
import { EmailTaken } from '../accounts/user.errors.ts';
import { UsersService } from '../accounts/users.service.ts';
import { EmailsService } from '../emails/emails.service.ts';
import { SecondFactors } from '../mfa/second-factors.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { type OpenSession, SessionsService } from '../sessions/sessions.service.ts';
import { IdentitiesService } from './identities.service.ts';
import {
  IdentityNotLinked,
  IdentityTaken,
  IdentityWithoutEmail,
  InvalidOidcFlow,
} from './identity.errors.ts';
import { OidcFlows, type VouchedFlow } from './oidc-flows.service.ts';

export interface Entered {
  readonly user: UserEntity;
  readonly opened: OpenSession;
}

/** Lets somebody in for whom a provider vouches: into the account that the identity opens, or into a new one. */
@Injectable()
export class OidcLogIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UsersService,
    private readonly identities: IdentitiesService,
    private readonly flows: OidcFlows,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly emails: EmailsService,
  ) {}

  /**
   * Never links by address: whoever could have an address at some provider would have every account that has it.
   * @throws IdentityNotLinked, IdentityWithoutEmail, InvalidOidcFlow, mfa_required, wrong_code, rate_limited
   */
  async enter(flow: VouchedFlow, code: string | undefined, place: RequestPlace): Promise<Entered> {
    const owner = await this.identities.ownerOf(flow.person);
    if (owner) return this.logIn(owner, flow, code, place);
    try {
      return await this.register(flow, place);
    } catch (error) {
      if (!(error instanceof EmailTaken || error instanceof IdentityTaken)) throw error;
      // Perhaps by the same person a moment ago, who clicked twice.
      const since = await this.identities.ownerOf(flow.person);
      if (!since) throw new IdentityNotLinked();
      return this.logIn(since, flow, code, place);
    }
  }

  private async logIn(
    owner: UserId,
    flow: VouchedFlow,
    code: string | undefined,
    place: RequestPlace,
  ): Promise<Entered> {
    const entered = await this.transactions.forPerson(owner, async (tx) => {
      const identity = await this.identities.find(tx, owner, flow.person);
      const user = await this.users.find(tx, owner);
      if (!identity || user?.status !== 'active') throw new IdentityNotLinked();
      const step = await this.secondFactors.demand(tx, owner, code, place);
      if (step.refusal) return { refusal: step.refusal };
      if (!(await this.flows.take(tx, flow))) return { refusal: new InvalidOidcFlow() };
      await this.identities.touch(tx, identity, flow.person);
      // What the provider has asked for is not ours to know: it says so in words of its own, or not at all.
      const proof = { method: 'identity', secondFactor: step.shown } as const;
      return { user, opened: await this.sessions.start(tx, owner, place, proof) };
    });
    // After the commit: a throw inside would take back that a wrong code was counted, or make a used one good again.
    if ('refusal' in entered) throw entered.refusal;
    return entered;
  }

  private register(flow: VouchedFlow, place: RequestPlace): Promise<Entered> {
    const { email, emailVerified, displayName, timeZone, locale } = flow.person;
    if (email === null) throw new IdentityWithoutEmail();
    const profile = { email, emailVerified, displayName, timeZone, locale };
    const id = newId();
    return this.transactions.forPerson(id, async (tx: Tx) => {
      await this.flows.consume(tx, flow);
      const user = await this.users.register(tx, { id, passwordHash: null, ...profile });
      await this.identities.add(tx, id, flow.provider, flow.person);
      await this.emails.welcome(tx, user);
      const proof = { method: 'registration', secondFactor: false } as const;
      return { user, opened: await this.sessions.start(tx, id, place, proof) };
    });
  }
}
