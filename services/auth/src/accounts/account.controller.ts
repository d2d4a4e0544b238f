import { Controller, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import { Answers, Fails, Input, newId, Public, RateLimit } from '@odyssey/platform';
import { EmailsService } from '../emails/emails.service.ts';
import { ownWords } from '../passwords/password.rules.ts';
import { PasswordsService } from '../passwords/passwords.service.ts';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { SignedIn, toSignedIn } from '../sessions/session.dto.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { AccessTokens } from '../tokens/access-tokens.ts';
import { Register } from './user.dto.ts';
import { EmailTaken } from './user.errors.ts';
import { UsersService } from './users.service.ts';

@Controller('v1/auth/register')
export class AccountController {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly emails: EmailsService,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Opens an account and logs in; a mail asks to verify the address, where there is a mail server. That an address is taken is told:
   * without e-mail there is no other way to say it (the gateway throttles).
   */
  @Post()
  @Public()
  @RateLimit('auth')
  @Answers(201, SignedIn, { location: () => '/v1/auth/me' })
  @Fails('email_taken', 'common_password', 'rate_limited')
  async open(@Input(Register) body: Register, @Place() place: RequestPlace): Promise<SignedIn> {
    const { password, ...profile } = body;
    if (await this.users.findByEmail(profile.email)) throw new EmailTaken();
    const passwordHash = await this.passwords.accept(password, ownWords(profile));
    const id = newId();
    const { user, opened } = await this.transactions.forPerson(id, async (tx) => {
      const user = await this.users.register(tx, { id, passwordHash, emailVerified: false, ...profile });
      await this.emails.welcome(tx, user);
      const proof = { method: 'registration', secondFactor: false } as const;
      return { user, opened: await this.sessions.start(tx, id, place, proof) };
    });
    return toSignedIn(user, await this.tokens.forPerson(user, opened.session), opened.refreshToken);
  }
}
