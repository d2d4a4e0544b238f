import { Controller, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import { Answers, Fails, Input, Public, RateLimit } from '@odyssey/platform';
import { UsersService } from '../accounts/users.service.ts';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { SignedIn, toSignedIn } from '../sessions/session.dto.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { AccessTokens } from '../tokens/access-tokens.ts';
import { PasskeyLogIn, PasskeyRequestOptions } from './passkey.dto.ts';
import { PasskeyRefused } from './passkey.errors.ts';
import { PasskeysService } from './passkeys.service.ts';

/** Nobody types a name: the authenticator knows whose passkey it holds. */
@Controller('v1/auth/passkeys/log-in')
export class PasskeyLogInController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
    private readonly transactions: Transactions,
  ) {}

  /** What a browser needs to ask for a passkey, to log in or to reauthenticate; good for five minutes. The same for everybody. */
  @Post('options')
  @Public()
  @RateLimit('auth')
  @Answers(200, PasskeyRequestOptions)
  prepare(): Promise<PasskeyRequestOptions> {
    return this.transactions.forSystem((tx) => this.passkeys.requestOptions(tx));
  }

  /** A passkey stands for password and code: the device has asked for a finger, a face or a PIN. */
  @Post()
  @Public()
  @RateLimit('auth')
  @RateLimit('auth')
  @Answers(200, SignedIn)
  @Fails('passkey_refused')
  async begin(
    @Input(PasskeyLogIn) { response }: PasskeyLogIn,
    @Place() place: RequestPlace,
  ): Promise<SignedIn> {
    const owner = await this.passkeys.ownerOf(response);
    if (!owner) throw new PasskeyRefused();
    const entered = await this.transactions.forPerson(owner, async (tx) => {
      const proved = await this.passkeys.proves(tx, owner, response, place);
      const user = await this.users.find(tx, owner);
      if (!proved || user?.status !== 'active') return undefined;
      const proof = { method: 'passkey', secondFactor: true } as const;
      return { user, opened: await this.sessions.start(tx, owner, place, proof) };
    });
    // Only now, after the commit: the challenge is used up, whatever was signed.
    if (!entered) throw new PasskeyRefused();
    const { user, opened } = entered;
    return toSignedIn(user, await this.tokens.forPerson(user, opened.session), opened.refreshToken);
  }
}
