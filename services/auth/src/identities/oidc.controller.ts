import { Controller, Get, Post } from '@nestjs/common';
import { Answers, Fails, Input, NameParam, Public, RateLimit } from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { SignedIn, toSignedIn } from '../sessions/session.dto.ts';
import { AccessTokens } from '../tokens/access-tokens.ts';
import { BeginOidc, FinishOidc, OidcBegun, Providers } from './oidc.dto.ts';
import { OidcFlows } from './oidc-flows.service.ts';
import { OidcLogIn } from './oidc-log-in.service.ts';
import { OidcProviders } from './oidc-providers.service.ts';

/** Nobody is known yet. */
const AIM = { purpose: 'log_in', ownerId: null } as const;

@Controller('v1/auth/oidc')
export class OidcController {
  constructor(
    private readonly providers: OidcProviders,
    private readonly flows: OidcFlows,
    private readonly logIn: OidcLogIn,
    private readonly tokens: AccessTokens,
  ) {}

  @Get('providers')
  @Public()
  @Answers(200, Providers)
  list(): Providers {
    return { items: this.providers.list() };
  }

  /** Where to send the person, and what the page keeps meanwhile. */
  @Post(':provider/authorize')
  @Public()
  @RateLimit('auth')
  @Answers(200, OidcBegun)
  @Fails('invalid_redirect_uri', 'upstream_unavailable')
  begin(
    @NameParam('provider') provider: string,
    @Input(BeginOidc) { redirectUri }: BeginOidc,
  ): Promise<OidcBegun> {
    return this.flows.begin(this.providers.get(provider), AIM, redirectUri);
  }

  /** Logs in with what the provider gave the page; somebody new gets an account without a password. */
  @Post(':provider/callback')
  @Public()
  @RateLimit('auth')
  @Answers(200, SignedIn)
  @Fails(
    'invalid_oidc_flow',
    'identity_refused',
    'identity_not_linked',
    'identity_without_email',
    'mfa_required',
    'wrong_code',
    'rate_limited',
    'upstream_unavailable',
  )
  async finish(
    @NameParam('provider') provider: string,
    @Input(FinishOidc) { mfaCode, ...answer }: FinishOidc,
    @Place() place: RequestPlace,
  ): Promise<SignedIn> {
    const flow = await this.flows.vouched(this.providers.get(provider), AIM, answer);
    const { user, opened } = await this.logIn.enter(flow, mfaCode, place);
    return toSignedIn(user, await this.tokens.forPerson(user, opened.session), opened.refreshToken);
  }
}
