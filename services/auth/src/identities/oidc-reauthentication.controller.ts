import { Controller, Post } from '@nestjs/common';
import {
  Answers,
  BeforeSecondFactor,
  Caller,
  type CallerIdentity,
  Fails,
  Input,
  NameParam,
  Scope,
  ToldOnce,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { Reauthenticated, toReauthenticated } from '../sessions/session.dto.ts';
import { BeginOidc, FinishOidc, OidcBegun } from './oidc.dto.ts';
import { OidcFlows } from './oidc-flows.service.ts';
import { OidcProviders } from './oidc-providers.service.ts';
import { OidcReauthentication } from './oidc-reauthentication.service.ts';

/** Sensitive actions for who has no password: the provider asks for theirs, although they are logged in there. */
@Controller('v1/auth/reauthenticate')
export class OidcReauthenticationController {
  constructor(
    private readonly providers: OidcProviders,
    private readonly flows: OidcFlows,
    private readonly reauthentication: OidcReauthentication,
  ) {}

  @Post(':provider/authorize')
  @Scope('sessions:write')
  @BeforeSecondFactor()
  @ToldOnce()
  @Answers(200, OidcBegun)
  @Fails('invalid_redirect_uri', 'upstream_unavailable')
  begin(
    @Caller() { userId }: CallerIdentity,
    @NameParam('provider') provider: string,
    @Input(BeginOidc) { redirectUri }: BeginOidc,
  ): Promise<OidcBegun> {
    const aim = { purpose: 'reauthenticate', ownerId: userId } as const;
    return this.flows.begin(this.providers.get(provider), aim, redirectUri);
  }

  /** An access token of the same session, in which the person has just proved who they are. */
  @Post(':provider/callback')
  @Scope('sessions:write')
  @BeforeSecondFactor()
  @ToldOnce()
  @Answers(200, Reauthenticated)
  @Fails(
    'invalid_oidc_flow',
    'identity_refused',
    'identity_not_linked',
    'mfa_required',
    'wrong_code',
    'rate_limited',
    'upstream_unavailable',
  )
  async finish(
    @Caller() caller: CallerIdentity,
    @NameParam('provider') provider: string,
    @Input(FinishOidc) { mfaCode, ...answer }: FinishOidc,
    @Place() place: RequestPlace,
  ): Promise<Reauthenticated> {
    const aim = { purpose: 'reauthenticate', ownerId: caller.userId } as const;
    const flow = await this.flows.vouched(this.providers.get(provider), aim, answer);
    return toReauthenticated(await this.reauthentication.renew(caller, flow, mfaCode, place));
  }
}
