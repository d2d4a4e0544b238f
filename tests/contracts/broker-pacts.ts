import { type BrokerAnswer, type BrokerLinks, NOW, ok, unknown } from './broker-answer.ts';
import type { Asked, BrokerRecords, PactContent, PublishedPact } from './broker-records.ts';

const EVENT = 'contract_requiring_verification_published';

export interface Publication {
  readonly pacticipantName: string;
  readonly pacticipantVersionNumber: string;
  readonly branch?: string;
  readonly contracts: readonly { readonly content: string }[];
}

export interface Wanted {
  readonly providerVersionBranch?: string;
  readonly includePendingStatus?: boolean;
  readonly includeWipPactsSince?: string;
  readonly consumerVersionSelectors?: Asked['selectors'];
}

export interface Result {
  readonly success: boolean;
  readonly providerApplicationVersion: string;
}

export const pactPath = ({
  provider,
  consumer,
  sha,
}: Pick<PublishedPact, 'provider' | 'consumer' | 'sha'>): string =>
  `/pacts/provider/${provider}/consumer/${consumer}/pact-version/${sha}`;

/** What a Pact Broker says about pacts: published, asked for, verified; and the webhooks that come of it. */
export class BrokerPacts {
  constructor(
    private readonly records: BrokerRecords,
    private readonly links: BrokerLinks,
    private readonly tell: (body: Record<string, unknown>) => void,
  ) {}

  publish({
    pacticipantName: name,
    pacticipantVersionNumber: version,
    branch,
    contracts,
  }: Publication): BrokerAnswer {
    if (!version) return ok('invalid', { errors: { pacticipantVersionNumber: ['is missing'] } }, 400);
    const contents = contracts.map(
      ({ content }) => JSON.parse(Buffer.from(content, 'base64').toString('utf8')) as PactContent,
    );
    for (const content of contents) {
      if (this.records.addPact(version, content)) continue;
      const said = `Cannot change the content of the pact for ${name} version ${version} and provider ${content.provider.name}, as race conditions will cause unreliable results for can-i-deploy.`;
      return ok('conflict', { notices: [{ type: 'error', text: said }], errors: { contracts: [said] } }, 409);
    }
    this.records.addVersion({ name, number: version, ...(branch ? { branch } : {}) });
    for (const { provider } of contents) this.tellOf(name, version, provider.name);
    const notices = [
      { type: 'success', text: `Pact successfully published for ${name} version ${version}.` },
    ];
    return ok('published', {
      notices,
      logs: notices.map(({ type, text }) => ({ level: type, message: text })),
      _embedded: {
        pacticipant: { name, _links: { self: this.links.to(`/pacticipants/${name}`) } },
        version: this.links.version(name, version),
      },
      _links: {
        'pb:pacticipant': this.links.to(`/pacticipants/${name}`, name),
        'pb:pacticipant-version': this.links.to(`/pacticipants/${name}/versions/${version}`, version),
        'pb:contracts': contents.map(({ provider }) =>
          this.links.to(
            `/pacts/provider/${provider.name}/consumer/${name}/version/${version}`,
            `Pact between ${name} (${version}) and ${provider.name}`,
          ),
        ),
      },
    });
  }

  /** The real one asks for each version of the provider that matters: the newest of main, and those in use. */
  private tellOf(consumer: string, version: string, provider: string): void {
    const pact = this.records.pacts.find(
      (one) => one.consumer === consumer && one.version === version && one.provider === provider,
    );
    if (!pact) return;
    const newest = this.records.versions.findLast(
      (one) => one.name === provider && one.branch === this.records.participants.get(provider)?.mainBranch,
    );
    const wanted = new Set([...(newest ? [newest.number] : []), ...this.records.inUse(provider)]);
    if (wanted.size === 0) wanted.add('');
    for (const providerVersion of wanted) {
      if (this.records.resultOf(pact, providerVersion) !== undefined) continue;
      const values: Record<string, string> = {
        pactUrl: this.links.to(pactPath(pact)).href,
        providerName: provider,
        providerVersionNumber: providerVersion,
        providerVersionBranch: newest?.branch ?? '',
      };
      for (const hook of this.records.webhooks.values()) this.tell(filled(hook, values));
    }
  }

  forVerification(provider: string, wanted: Wanted): BrokerAnswer {
    const { providerVersionBranch: branch, includePendingStatus } = wanted;
    const chosen = this.records.forVerification(provider, {
      selectors: wanted.consumerVersionSelectors ?? [],
      branch,
      wip: wanted.includeWipPactsSince !== undefined,
    });
    const pacts = chosen.map((pact) => ({
      shortDescription: 'latest of its branch, or in use',
      verificationProperties: {
        notices: [{ when: 'before_verification', text: `The pact of ${pact.consumer} ${pact.version}` }],
        ...(includePendingStatus ? { pending: this.records.pending(pact, branch ?? '') } : {}),
      },
      _links: {
        self: this.links.to(
          `${pactPath(pact)}/metadata/Y3Y9MQ`,
          `Pact between ${pact.consumer} (${pact.version}) and ${provider}`,
        ),
      },
    }));
    return ok('forVerification', {
      _embedded: { pacts },
      _links: { self: this.links.to(`/pacts/provider/${provider}/for-verification`) },
    });
  }

  pact(sha: string): BrokerAnswer {
    const pact = this.records.pacts.find((one) => one.sha === sha);
    if (!pact) return unknown;
    const own = pactPath(pact);
    return ok('pact', {
      ...this.records.contents.get(sha),
      createdAt: NOW,
      _links: {
        self: this.links.to(own, `Pact between ${pact.consumer} and ${pact.provider}`),
        'pb:consumer': this.links.to(`/pacticipants/${pact.consumer}`, pact.consumer),
        'pb:consumer-version': this.links.to(
          `/pacticipants/${pact.consumer}/versions/${pact.version}`,
          pact.version,
        ),
        'pb:provider': this.links.to(`/pacticipants/${pact.provider}`, pact.provider),
        'pb:publish-verification-results': this.links.to(`${own}/metadata/Y3Y9MQ/verification-results`),
      },
    });
  }

  verified(
    [provider = '', consumer = '', sha = '']: string[],
    { success, providerApplicationVersion }: Result,
  ): BrokerAnswer {
    this.records.verifications.push({
      consumer,
      provider,
      sha,
      success,
      providerVersion: providerApplicationVersion,
    });
    if (!this.records.hasVersion(provider, providerApplicationVersion))
      this.records.addVersion({ name: provider, number: providerApplicationVersion });
    const own = `/pacts/provider/${provider}/consumer/${consumer}/pact-version/${sha}`;
    return ok(
      'verification',
      {
        providerName: provider,
        providerApplicationVersion,
        success,
        _links: {
          self: this.links.to(`${own}/verification-results/1`),
          'pb:pact-version': this.links.to(own),
        },
      },
      201,
    );
  }

  webhook(uuid: string, body: Record<string, unknown>): BrokerAnswer {
    const events = (body.events ?? []) as { name: string }[];
    if (events.some(({ name }) => name !== EVENT))
      return ok('invalid', { errors: { events: ['is not served here'] } }, 400);
    const status = this.records.webhooks.has(uuid) ? 200 : 201;
    this.records.webhooks.set(uuid, body);
    const own = `/webhooks/${uuid}`;
    return ok(
      'webhook',
      {
        ...body,
        uuid,
        enabled: true,
        createdAt: NOW,
        _links: {
          self: this.links.to(own),
          'pb:execute': this.links.to(`${own}/execute`),
          'pb:webhooks': this.links.to('/webhooks'),
        },
      },
      status,
    );
  }
}

/** The body that a webhook sends, its `${pactbroker.…}` filled in. */
function filled(
  { request }: Record<string, unknown>,
  values: Record<string, string>,
): Record<string, unknown> {
  const { body } = request as { body: unknown };
  return JSON.parse(
    JSON.stringify(body).replaceAll(/\$\{pactbroker\.(\w+)\}/g, (_all, name: string) => values[name] ?? ''),
  ) as Record<string, unknown>;
}
