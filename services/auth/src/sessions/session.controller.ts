import { Controller, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  Fails,
  Input,
  Public,
  RateLimit,
  Requests,
  Scope,
} from '@odyssey/platform';
import { UsersService } from '../accounts/users.service.ts';
import { SecondFactors } from '../mfa/second-factors.service.ts';
import { PasswordsService } from '../passwords/passwords.service.ts';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { AccessTokens } from '../tokens/access-tokens.ts';
import { LoginThrottle } from './login-throttle.ts';
import { LogIn, Refresh, SignedIn, toSignedIn } from './session.dto.ts';
import { InvalidRefreshToken, WrongCredentials } from './session.errors.ts';
import { SessionsService } from './sessions.service.ts';

@Controller('v1/auth')
export class SessionController {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly factors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly throttle: LoginThrottle,
    private readonly securityLog: SecurityLog,
    private readonly tokens: AccessTokens,
    private readonly transactions: Transactions,
    private readonly requests: Requests,
  ) {}

  /**
   * An unknown address, a wrong password and an account that is being erased take the same time and get the same words. Only
   * behind the right password is anything said of a second factor.
   */
  @Post('login')
  @Public()
  @RateLimit('auth')
  @Answers(200, SignedIn)
  @Fails('wrong_credentials', 'mfa_required', 'wrong_code', 'rate_limited')
  async begin(
    @Input(LogIn) { email, password, code }: LogIn,
    @Place() place: RequestPlace,
  ): Promise<SignedIn> {
    await this.throttle.count(email, place.network);
    const known = await this.users.findByEmail(email);
    const right = await this.passwords.matches(known, password);
    if (known && !right) this.securityLog.noteFailedLogIn(known.id, place);
    if (!known || !right) throw new WrongCredentials();
    const newHash = await this.passwords.renewed(known, password);
    const entered = await this.transactions.forPerson(known.id, async (tx) => {
      const user = await this.users.find(tx, known.id);
      if (user?.status !== 'active') return undefined;
      if (!(await this.passwords.stillMatches(user, known, password))) return undefined;
      if (newHash) await this.users.renewHash(tx, user.id, newHash, known.passwordHash);
      const step = await this.factors.demand(tx, user.id, code, place);
      if (step.refusal) return { refusal: step.refusal };
      const proof = { method: 'password', secondFactor: step.shown } as const;
      return { user, opened: await this.sessions.start(tx, user.id, place, proof) };
    });
    if (!entered) throw new WrongCredentials();
    // After the commit: a throw inside would take back that a wrong code was counted.
    if ('refusal' in entered) throw entered.refusal;
    const { user, opened } = entered;
    return toSignedIn(user, await this.tokens.forPerson(user, opened.session), opened.refreshToken);
  }

  /** Exchanges a refresh token for new tokens. A token that was exchanged long ago ends its session: someone holds a copy. */
  @Post('refresh')
  @Public()
  @RateLimit('write')
  @Answers(200, SignedIn)
  @Fails('invalid_refresh_token')
  async refresh(@Input(Refresh) { refreshToken }: Refresh, @Place() place: RequestPlace): Promise<SignedIn> {
    const owner = await this.sessions.ownerOf(refreshToken);
    if (!owner) throw new InvalidRefreshToken();
    const entered = await this.transactions.forPerson(owner, async (tx) => {
      const opened = await this.sessions.refresh(tx, refreshToken, place);
      return opened && { opened, user: await this.users.get(tx, owner) };
    });
    // Only now, after the commit: a reuse has ended its family, and a throw inside would have rolled that back.
    if (!entered) throw new InvalidRefreshToken();
    const { user, opened } = entered;
    return toSignedIn(user, await this.tokens.forPerson(user, opened.session), opened.refreshToken);
  }

  /** Ends the session of this access token; its refresh token is worth nothing any more. */
  @Post('logout')
  @Scope('sessions:write')
  @BeforeSecondFactor()
  @Answers(204, null)
  end(@Caller() caller: CallerIdentity, @Place() place: RequestPlace): Promise<void> {
    const { userId, sessionId } = caller;
    return this.requests.forCaller(caller, (tx) =>
      this.sessions.end(tx, userId, sessionId, { reason: 'logout', place }),
    );
  }
}
