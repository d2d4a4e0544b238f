import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@odyssey/events';
import type { CallerIdentity } from '@odyssey/platform';
import { UsersService } from '../accounts/users.service.ts';
import { SecondFactors, type SecondStep } from '../mfa/second-factors.service.ts';
import type { UsedCredential } from '../passkeys/passkey.dto.ts';
import { PasskeyRefused } from '../passkeys/passkey.errors.ts';
import { PasskeysService } from '../passkeys/passkeys.service.ts';
import { PasswordsService } from '../passwords/passwords.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { AccessTokens, type PersonsToken } from '../tokens/access-tokens.ts';
import { LoginThrottle } from './login-throttle.ts';
import { SessionEnded, WrongPassword } from './session.errors.ts';
import { SessionsService } from './sessions.service.ts';

/** Lets a person prove again, within a session, who they are: with no less than it took to log in. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly throttle: LoginThrottle,
    private readonly factors: SecondFactors,
    private readonly passkeys: PasskeysService,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
  ) {}

  /** Throttled as a log-in is: who holds a stolen token must not guess the password with it. @throws WrongPassword, MfaRequired, WrongCode, SessionEnded, rate_limited */
  async byPassword(
    caller: CallerIdentity,
    { password, code }: { password: string; code: string | undefined },
    place: RequestPlace,
  ): Promise<PersonsToken> {
    const { userId } = caller;
    const before = await this.transactions.reading((tx) => this.users.get(tx, userId));
    await this.throttle.count(before.email, place.network);
    if (!(await this.passwords.matches(before, password))) throw new WrongPassword();
    return this.renew(caller, place, async (tx) => {
      const user = await this.users.get(tx, userId);
      if (!(await this.passwords.stillMatches(user, before, password)))
        return { refusal: new WrongPassword() };
      return this.factors.demand(tx, userId, code, place);
    });
  }

  /** @throws PasskeyRefused, SessionEnded */
  byPasskey(caller: CallerIdentity, response: UsedCredential, place: RequestPlace): Promise<PersonsToken> {
    return this.renew(caller, place, async (tx) =>
      (await this.passkeys.proves(tx, caller.userId, response, place))
        ? { shown: true }
        : { refusal: new PasskeyRefused() },
    );
  }

  private async renew(
    { userId, sessionId }: CallerIdentity,
    place: RequestPlace,
    prove: (tx: Tx) => Promise<SecondStep>,
  ): Promise<PersonsToken> {
    const proved = await this.transactions.forPerson(userId, async (tx) => {
      const step = await prove(tx);
      if (step.refusal) return { refusal: step.refusal };
      const session = await this.sessions.reauthenticated(tx, userId, sessionId, place, {
        secondFactor: step.shown,
      });
      if (!session) return { refusal: new SessionEnded() };
      return { session, user: await this.users.get(tx, userId) };
    });
    // After the commit: a throw inside would take back that a wrong code was counted, or make good again what was used.
    if ('refusal' in proved) throw proved.refusal;
    return this.tokens.forPerson(proved.user, proved.session);
  }
}
