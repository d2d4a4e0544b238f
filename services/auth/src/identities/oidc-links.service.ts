import { Injectable } from '@nestjs/common';
import { type CallerIdentity, Requests } from '@odyssey/platform';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { IdentitiesService } from './identities.service.ts';
import type { IdentityEntity } from './identity.entity.ts';
import { OidcFlows, type VouchedFlow } from './oidc-flows.service.ts';

/** Lets an identity open an account that is there already. Only its owner can, logged in. */
@Injectable()
export class OidcLinks {
  constructor(
    private readonly requests: Requests,
    private readonly identities: IdentitiesService,
    private readonly flows: OidcFlows,
    private readonly log: SecurityLog,
  ) {}

  /** @throws IdentityTaken when it opens another account; InvalidOidcFlow */
  link(caller: CallerIdentity, flow: VouchedFlow, place: RequestPlace): Promise<IdentityEntity> {
    const { userId: owner, sessionId } = caller;
    return this.requests.withoutKey(caller, async (tx) => {
      await this.flows.consume(tx, flow);
      const linked = await this.identities.find(tx, owner, flow.person);
      if (linked) return linked;
      const identity = await this.identities.add(tx, owner, flow.provider, flow.person);
      await this.log.record(tx, owner, 'identity_linked', {
        place,
        sessionId,
        details: { provider: flow.provider },
      });
      return identity;
    });
  }
}
