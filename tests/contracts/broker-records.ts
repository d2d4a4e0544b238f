import { createHash } from 'node:crypto';

/** What a Pact Broker remembers, as far as our flow goes: see broker-double.ts. */

export interface PactContent {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly unknown[];
}

export interface Version {
  readonly name: string;
  readonly number: string;
  readonly branch?: string;
}

export interface PublishedPact {
  readonly consumer: string;
  readonly version: string;
  readonly provider: string;
  /** The same content, the same sha: results are of a content, not of a version. */
  readonly sha: string;
}

export interface Verification {
  readonly consumer: string;
  readonly provider: string;
  readonly sha: string;
  readonly providerVersion: string;
  readonly success: boolean;
}

export interface Placed {
  readonly name: string;
  readonly version: string;
  readonly environment: string;
  readonly how: 'deployed' | 'released';
}

export interface MatrixRow extends PublishedPact {
  readonly providerVersion: string | undefined;
  readonly success: boolean | undefined;
}

/** What a provider asks for. */
export interface Asked {
  readonly selectors: readonly {
    readonly mainBranch?: boolean;
    readonly matchingBranch?: boolean;
    readonly deployedOrReleased?: boolean;
  }[];
  readonly branch: string | undefined;
  readonly wip: boolean;
}

export class BrokerRecords {
  readonly participants = new Map<string, { mainBranch?: string }>();
  readonly versions: Version[] = [];
  readonly pacts: PublishedPact[] = [];
  readonly contents = new Map<string, PactContent>();
  readonly verifications: Verification[] = [];
  readonly environments = new Map<string, { uuid: string; production: boolean }>();
  readonly webhooks = new Map<string, Record<string, unknown>>();
  private placed: Placed[] = [];

  addVersion(version: Version): void {
    if (!this.participants.has(version.name)) this.participants.set(version.name, {});
    const at = this.versions.findIndex(
      ({ name, number }) => name === version.name && number === version.number,
    );
    // The newest is the latest of its branch.
    if (at >= 0) this.versions.splice(at, 1);
    this.versions.push(version);
  }

  hasVersion = (name: string, number: string): boolean =>
    this.versions.some((version) => version.name === name && version.number === number);

  /** @returns false when this version has another content already. */
  addPact(version: string, content: PactContent): boolean {
    const { consumer, provider } = content;
    const sha = createHash('sha1').update(JSON.stringify(content.interactions)).digest('hex');
    const before = this.pacts.find(
      (pact) =>
        pact.consumer === consumer.name && pact.version === version && pact.provider === provider.name,
    );
    if (before) return before.sha === sha;
    if (!this.participants.has(provider.name)) this.participants.set(provider.name, {});
    this.pacts.push({ consumer: consumer.name, version, provider: provider.name, sha });
    this.contents.set(sha, content);
    return true;
  }

  place(placed: Placed): void {
    if (placed.how === 'deployed')
      this.placed = this.placed.filter(
        (other) =>
          other.how !== 'deployed' || other.name !== placed.name || other.environment !== placed.environment,
      );
    this.placed.push(placed);
  }

  placedIn = (environment: string): readonly Placed[] =>
    this.placed.filter((placed) => placed.environment === environment);

  inUse = (name: string): string[] => [
    ...new Set(this.placed.filter((placed) => placed.name === name).map(({ version }) => version)),
  ];

  /** The pacts that its selectors choose; with `wip` also the newest of every other branch that it has never kept. */
  forVerification(provider: string, { selectors, branch, wip }: Asked): PublishedPact[] {
    const chosen = (pact: PublishedPact) =>
      selectors.some(
        (selector) =>
          (selector.deployedOrReleased && this.inUse(pact.consumer).includes(pact.version)) ||
          (selector.mainBranch && this.isLatestOn(pact, this.participants.get(pact.consumer)?.mainBranch)) ||
          (selector.matchingBranch && this.isLatestOn(pact, branch)),
      );
    const inProgress = (pact: PublishedPact) =>
      wip &&
      this.pending(pact, branch ?? '') &&
      this.versions.some(
        (version) => version.name === pact.consumer && this.isLatestOn(pact, version.branch),
      );
    const wanted = this.pacts.filter(
      (pact) => pact.provider === provider && (chosen(pact) || inProgress(pact)),
    );
    return [...new Map(wanted.map((pact) => [pact.consumer + pact.sha, pact])).values()];
  }

  private isLatestOn = ({ consumer, version }: PublishedPact, branch: string | undefined): boolean =>
    branch !== undefined && this.latestOn(consumer, branch) === version;

  private latestOn = (name: string, branch: string): string | undefined =>
    this.versions.findLast((version) => version.name === name && version.branch === branch)?.number;

  resultOf = ({ consumer, provider, sha }: PublishedPact, providerVersion: string): boolean | undefined =>
    this.verifications.findLast(
      (one) =>
        one.consumer === consumer &&
        one.provider === provider &&
        one.sha === sha &&
        one.providerVersion === providerVersion,
    )?.success;

  /** A pact is pending for a branch of its provider on which it was never kept. */
  pending = ({ consumer, provider, sha }: PublishedPact, branch: string): boolean =>
    !this.verifications.some(
      (one) =>
        one.consumer === consumer &&
        one.provider === provider &&
        one.sha === sha &&
        one.success &&
        this.versions.some(
          (version) =>
            version.name === provider && version.number === one.providerVersion && version.branch === branch,
        ),
    );

  /** What stands between these versions and what is in the environment; without one, all they ever met. */
  matrix(asked: readonly { name: string; version: string }[], environment: string | undefined): MatrixRow[] {
    const versionsOf = (name: string): string[] => {
      const own = asked.filter((one) => one.name === name).map(({ version }) => version);
      if (own.length > 0) return own;
      if (environment)
        return this.placedIn(environment)
          .filter((placed) => placed.name === name)
          .map(({ version }) => version);
      return this.versions.filter((version) => version.name === name).map(({ number }) => number);
    };
    const about = this.pacts.filter(
      (pact) =>
        asked.some(({ name }) => name === pact.consumer || name === pact.provider) &&
        versionsOf(pact.consumer).includes(pact.version),
    );
    return about.flatMap((pact): MatrixRow[] => {
      const against = versionsOf(pact.provider);
      const known = against.filter((version) => environment || this.resultOf(pact, version) !== undefined);
      if (known.length === 0) return [{ ...pact, providerVersion: undefined, success: undefined }];
      return known.map((providerVersion) => {
        const success = this.resultOf(pact, providerVersion);
        return { ...pact, providerVersion: success === undefined ? undefined : providerVersion, success };
      });
    });
  }
}
