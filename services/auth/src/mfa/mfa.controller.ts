import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  IdParam,
  Input,
  RecentLogin,
  Requests,
  Scope,
  ToldOnce,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { ConfirmAuthenticator, MfaView, NewAuthenticator, RecoveryCodes } from './mfa.dto.ts';
import { MfaService } from './mfa.service.ts';

@Controller('v1/auth/mfa')
export class MfaController {
  constructor(
    private readonly mfa: MfaService,
    private readonly transactions: Transactions,
    private readonly requests: Requests,
  ) {}

  @Get()
  @Scope('mfa:read')
  @Answers(200, MfaView)
  read(@Caller() { userId }: CallerIdentity): Promise<MfaView> {
    return this.transactions.reading((tx) => this.mfa.read(tx, userId));
  }

  /** Sets up an authenticator app. It counts when it has been confirmed; one that counted before goes on until then. */
  @Post('totp')
  @Scope('mfa:write')
  @RecentLogin()
  @ToldOnce()
  @Answers(201, NewAuthenticator, { location: () => '/v1/auth/mfa' })
  begin(@Caller() caller: CallerIdentity): Promise<NewAuthenticator> {
    return this.requests.withoutKey(caller, (tx) => this.mfa.begin(tx, caller.userId));
  }

  /** From now on a log-in by password asks for a code. The answer holds the recovery codes, this once. */
  @Post('totp/:id/confirm')
  @Scope('mfa:write')
  @ToldOnce()
  @Answers(200, RecoveryCodes)
  @Fails('wrong_code')
  confirm(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Input(ConfirmAuthenticator) { code }: ConfirmAuthenticator,
    @Place() place: RequestPlace,
  ): Promise<RecoveryCodes> {
    const { userId, sessionId } = caller;
    return this.requests.withoutKey(caller, async (tx) => ({
      recoveryCodes: await this.mfa.confirm(tx, userId, id, code, { place, sessionId }),
    }));
  }

  /** Ends two-factor authentication: the app and the recovery codes are forgotten. */
  @Delete('totp/:id')
  @Scope('mfa:write')
  @RecentLogin()
  @Answers(204, null)
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Place() place: RequestPlace,
  ): Promise<void> {
    const { userId, sessionId } = caller;
    return this.requests.forCaller(caller, (tx) => this.mfa.remove(tx, userId, id, { place, sessionId }));
  }

  /** Ten new recovery codes, shown this once; those made before are void. */
  @Post('recovery-codes')
  @Scope('mfa:write')
  @RecentLogin()
  @ToldOnce()
  @Answers(200, RecoveryCodes)
  @Fails('mfa_not_enabled')
  renew(@Caller() caller: CallerIdentity, @Place() place: RequestPlace): Promise<RecoveryCodes> {
    const { userId, sessionId } = caller;
    return this.requests.withoutKey(caller, async (tx) => ({
      recoveryCodes: await this.mfa.renewRecoveryCodes(tx, userId, { place, sessionId }),
    }));
  }
}
