import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  BeforeSecondFactor,
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
import { RequiredFactor } from './required-factor.service.ts';

@Controller('v1/auth/mfa')
export class MfaController {
  constructor(
    private readonly mfa: MfaService,
    private readonly required: RequiredFactor,
    private readonly transactions: Transactions,
    private readonly requests: Requests,
  ) {}

  @Get()
  @Scope('mfa:read')
  @BeforeSecondFactor()
  @Answers(200, MfaView)
  read(@Caller() { userId }: CallerIdentity): Promise<MfaView> {
    return this.transactions.reading((tx) => this.mfa.read(tx, userId));
  }

  /** Sets up an authenticator app. It counts when it has been confirmed; one that counted before goes on until then. */
  @Post('totp')
  @Scope('mfa:write')
  @BeforeSecondFactor()
  @RecentLogin()
  @ToldOnce()
  @Answers(201, NewAuthenticator, { location: () => '/v1/auth/mfa' })
  @Fails('second_factor_required')
  begin(@Caller() caller: CallerIdentity): Promise<NewAuthenticator> {
    return this.requests.withoutKey(caller, async (tx) => {
      await this.required.maySetUp(tx, caller);
      return this.mfa.begin(tx, caller.userId);
    });
  }

  /**
   * From now on a log-in by password asks for a code. The answer holds the recovery codes, this once. Where the operator demands a
   * second factor, refresh then: the next access token of the session is whole.
   */
  @Post('totp/:id/confirm')
  @Scope('mfa:write')
  @BeforeSecondFactor()
  @ToldOnce()
  @Answers(200, RecoveryCodes)
  @Fails('wrong_code', 'second_factor_required')
  confirm(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Input(ConfirmAuthenticator) { code }: ConfirmAuthenticator,
    @Place() place: RequestPlace,
  ): Promise<RecoveryCodes> {
    const { userId, sessionId } = caller;
    return this.requests.withoutKey(caller, async (tx) => {
      await this.required.maySetUp(tx, caller);
      return { recoveryCodes: await this.mfa.confirm(tx, userId, id, code, { place, sessionId }) };
    });
  }

  /**
   * Ends two-factor authentication: the app and the recovery codes are forgotten. Where the operator demands a second factor, not
   * without a passkey (403 `second_factor_required`).
   */
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
