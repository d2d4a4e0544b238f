import { Controller, Get, Header } from '@nestjs/common';
import { Answers, Public } from '@odyssey/platform';
import { ACCOUNT_POLICY, resetPasswordPage, verifyEmailPage } from './account.page.ts';

const HTML = 'text/html; charset=utf-8';
const KEPT = 'public, max-age=300';

/** Where the links of auth's mails lead. The pages know nobody: the token is in the fragment, which is not sent here. */
@Controller('account')
export class AccountPagesController {
  @Get('verify-email')
  @Public()
  @Header('content-type', HTML)
  @Header('cache-control', KEPT)
  @Header('content-security-policy', ACCOUNT_POLICY)
  @Answers(200, null, { contentType: 'text/html' })
  verifyEmail(): string {
    return verifyEmailPage();
  }

  @Get('reset-password')
  @Public()
  @Header('content-type', HTML)
  @Header('cache-control', KEPT)
  @Header('content-security-policy', ACCOUNT_POLICY)
  @Answers(200, null, { contentType: 'text/html' })
  resetPassword(): string {
    return resetPasswordPage();
  }
}
