import { Controller, Post } from '@nestjs/common';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  Fails,
  Input,
  Public,
  RateLimit,
  RecentLogin,
  Requests,
  Scope,
} from '@odyssey/platform';
import { toUserView, UserView } from '../accounts/user.dto.ts';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { ChangeEmail, VerifyEmail } from './email.dto.ts';
import { EmailsService } from './emails.service.ts';

@Controller('v1/auth/email')
export class EmailsController {
  constructor(
    private readonly emails: EmailsService,
    private readonly requests: Requests,
  ) {}

  /** Sends the mail with the link again; the one before is void. */
  @Post('verification')
  @Scope('email:write')
  @BeforeSecondFactor()
  @Answers(202, null)
  @Fails('email_already_verified', 'mail_not_configured')
  askToVerify(@Caller() caller: CallerIdentity): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.emails.askToVerify(tx, caller.userId));
  }

  /**
   * Asks for another address: a link goes there, a notice to the present one. Nothing changes until the link is used, and the answer
   * is the same whether or not the address belongs to somebody else.
   */
  @Post('change')
  @Scope('email:write')
  @RecentLogin()
  @Answers(202, null)
  @Fails('mail_not_configured')
  askToChange(
    @Caller() caller: CallerIdentity,
    @Input(ChangeEmail) { email }: ChangeEmail,
    @Place() place: RequestPlace,
  ): Promise<void> {
    const { userId, sessionId } = caller;
    return this.requests.forCaller(caller, (tx) =>
      this.emails.askToChange(tx, userId, email, { place, sessionId }),
    );
  }

  /**
   * Uses the token of a mail up: the address it was sent to is verified, and the account's own from now on. The token shows who has the
   * mailbox; that the account is theirs, its password does.
   */
  @Post('verify')
  @Public()
  @RateLimit('auth')
  @Answers(200, UserView)
  @Fails('invalid_mail_token', 'wrong_credentials', 'email_taken', 'rate_limited')
  async verify(@Input(VerifyEmail) asked: VerifyEmail, @Place() place: RequestPlace): Promise<UserView> {
    return toUserView(await this.emails.confirm(asked, place));
  }
}
