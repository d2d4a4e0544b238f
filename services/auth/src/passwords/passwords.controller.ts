import { Controller, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  Input,
  Public,
  RateLimit,
  Scope,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { ChangePassword, ForgotPassword, ResetPassword } from './password.dto.ts';
import { PasswordChange } from './password-change.service.ts';
import { PasswordReset } from './password-reset.service.ts';

@Controller('v1/auth/password')
export class PasswordsController {
  constructor(
    private readonly resets: PasswordReset,
    private readonly changes: PasswordChange,
  ) {}

  /** A link to set a new password goes to the address, if an account has it. The answer says nothing of that. */
  @Post('forgot')
  @Public()
  @RateLimit('auth')
  @Answers(202, null)
  @Fails('rate_limited')
  forgot(@Input(ForgotPassword) { email }: ForgotPassword): Promise<void> {
    return this.resets.ask(email);
  }

  /**
   * Sets a new password with the token of the mail. Every session and personal access token ends; log in then. What else opens the
   * account is told by mail, and removed on request.
   */
  @Post('reset')
  @Public()
  @RateLimit('auth')
  @Answers(204, null)
  @Fails('invalid_mail_token', 'common_password', 'rate_limited')
  reset(@Input(ResetPassword) asked: ResetPassword, @Place() place: RequestPlace): Promise<void> {
    return this.resets.reset(asked, place);
  }

  /** Another password for who knows the present one. All other sessions end, this one goes on. */
  @Post('change')
  @Scope('password:write')
  @Answers(204, null)
  @Fails('wrong_credentials', 'common_password', 'reauthentication_required')
  change(
    @Caller() caller: CallerIdentity,
    @Input(ChangePassword) asked: ChangePassword,
    @Place() place: RequestPlace,
  ): Promise<void> {
    return this.changes.change(caller, asked, place);
  }
}
