import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import {
  Answers,
  Caller,
  type CallerIdentity,
  Fails,
  IdParam,
  Input,
  NameParam,
  RecentLogin,
  Requests,
  Scope,
  ToldOnce,
} from '@odyssey/platform';
import { Place, type RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { IdentitiesService } from './identities.service.ts';
import { BeginOidc, Identities, IdentityView, LinkOidc, OidcBegun, toIdentityView } from './oidc.dto.ts';
import { OidcFlows } from './oidc-flows.service.ts';
import { OidcLinks } from './oidc-links.service.ts';
import { OidcProviders } from './oidc-providers.service.ts';
import { WaysIn } from './ways-in.service.ts';

@Controller('v1/auth/identities')
export class IdentitiesController {
  constructor(
    private readonly providers: OidcProviders,
    private readonly flows: OidcFlows,
    private readonly links: OidcLinks,
    private readonly identities: IdentitiesService,
    private readonly waysIn: WaysIn,
    private readonly log: SecurityLog,
    private readonly transactions: Transactions,
    private readonly requests: Requests,
  ) {}

  @Get()
  @Scope('identities:read')
  @Answers(200, Identities)
  async list(@Caller() { userId }: CallerIdentity): Promise<Identities> {
    const found = await this.transactions.reading((tx) => this.identities.list(tx, userId));
    return { items: found.map(toIdentityView) };
  }

  /** Begins to link one more. As for a log-in, with the difference that only the same person can finish it. */
  @Post(':provider/authorize')
  @Scope('identities:write')
  @RecentLogin()
  @ToldOnce()
  @Answers(200, OidcBegun)
  @Fails('invalid_redirect_uri', 'upstream_unavailable')
  begin(
    @Caller() { userId }: CallerIdentity,
    @NameParam('provider') provider: string,
    @Input(BeginOidc) { redirectUri }: BeginOidc,
  ): Promise<OidcBegun> {
    return this.flows.begin(this.providers.get(provider), { purpose: 'link', ownerId: userId }, redirectUri);
  }

  /** From now on the identity opens this account. One that does already stays as it is. */
  @Post(':provider/callback')
  @Scope('identities:write')
  @ToldOnce()
  @Answers(200, IdentityView)
  @Fails('invalid_oidc_flow', 'identity_refused', 'identity_taken', 'upstream_unavailable')
  async link(
    @Caller() caller: CallerIdentity,
    @NameParam('provider') provider: string,
    @Input(LinkOidc) answer: LinkOidc,
    @Place() place: RequestPlace,
  ): Promise<IdentityView> {
    const aim = { purpose: 'link', ownerId: caller.userId } as const;
    const flow = await this.flows.vouched(this.providers.get(provider), aim, answer);
    return toIdentityView(await this.links.link(caller, flow, place));
  }

  /** It opens the account no more. There is no If-Match: an identity has nothing that could have changed. */
  @Delete(':id')
  @Scope('identities:write')
  @RecentLogin()
  @Answers(204, null)
  @Fails('last_way_in')
  unlink(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @Place() place: RequestPlace,
  ): Promise<void> {
    const { userId, sessionId } = caller;
    return this.requests.forCaller(caller, async (tx) => {
      const { provider } = await this.identities.remove(tx, userId, id);
      await this.waysIn.without(tx, userId, id);
      await this.log.record(tx, userId, 'identity_unlinked', { place, sessionId, details: { provider } });
    });
  }
}
