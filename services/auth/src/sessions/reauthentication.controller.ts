import { Controller, Post } from '@nestjs/common';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  Fails,
  Input,
  Scope,
  ToldOnce,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { Reauthenticate } from './reauthentication.dto.ts';
import { Reauthentication } from './reauthentication.service.ts';
import { Reauthenticated, toReauthenticated } from './session.dto.ts';

@Controller('v1/auth/reauthenticate')
export class ReauthenticationController {
  constructor(private readonly reauthentication: Reauthentication) {}

  /**
   * An access token of the same session in which the password, or a passkey, was proved just now: for fifteen minutes it allows
   * what needs a fresh log-in.
   */
  @Post()
  @Scope('sessions:write')
  @BeforeSecondFactor()
  @ToldOnce()
  @Answers(200, Reauthenticated)
  @Fails('wrong_credentials', 'mfa_required', 'wrong_code', 'passkey_refused', 'rate_limited')
  async renew(
    @Caller() caller: CallerIdentity,
    @Input(Reauthenticate) { password, code, response }: Reauthenticate,
    @Place() place: RequestPlace,
  ): Promise<Reauthenticated> {
    return toReauthenticated(
      response
        ? await this.reauthentication.byPasskey(caller, response, place)
        : await this.reauthentication.byPassword(caller, { password: password ?? '', code }, place),
    );
  }
}
