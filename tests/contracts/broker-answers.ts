import { randomUUID } from 'node:crypto';
import { type BrokerAnswer, BrokerLinks, invalid, NOW, ok, unknown } from './broker-answer.ts';
import { BrokerPacts, type Publication, pactPath, type Result, type Wanted } from './broker-pacts.ts';
import { BrokerRecords, type MatrixRow } from './broker-records.ts';

type Answering = (names: string[], body: never, at: URL) => BrokerAnswer;

/** What a Pact Broker says to each call of the flow. */
export class BrokerAnswers {
  private readonly records = new BrokerRecords();
  private readonly links: BrokerLinks;
  private readonly routes: readonly (readonly [string, RegExp, Answering])[];

  constructor(base: string, tell: (body: Record<string, unknown>) => void) {
    this.links = new BrokerLinks(base);
    const pacts = new BrokerPacts(this.records, this.links, tell);
    const route = (method: string, path: string, answering: Answering) =>
      [method, new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`), answering] as const;
    const version = '/pacticipants/{name}/versions/{version}';
    const pact = '/pacts/provider/{provider}/consumer/{consumer}/pact-version/{sha}';
    this.routes = [
      route('GET', '/', () => this.index()),
      route('GET', '/pacticipants/{name}', ([name = '']) => this.participant(name)),
      route('POST', '/pacticipants', (_, body: { name: string; mainBranch?: string }) =>
        this.setParticipant(body.name, body, 201),
      ),
      route('PATCH', '/pacticipants/{name}', ([name = ''], body: { mainBranch?: string }) =>
        this.setParticipant(name, body),
      ),
      route('PUT', '/pacticipants/{name}/branches/{branch}/versions/{version}', (names) =>
        this.branchVersion(names),
      ),
      route('GET', version, ([name = '', number = '']) => this.version(name, number)),
      route('POST', `${version}/deployed-versions/environment/{uuid}`, (names) =>
        this.place('deployed', names),
      ),
      route('POST', `${version}/released-versions/environment/{uuid}`, (names) =>
        this.place('released', names),
      ),
      route('POST', '/contracts/publish', (_, body: Publication) => pacts.publish(body)),
      route('POST', '/pacts/provider/{provider}/for-verification', ([name = ''], body: Wanted) =>
        pacts.forVerification(name, body),
      ),
      route('GET', '/pacts/provider/{provider}/for-verification', ([name = '']) =>
        pacts.forVerification(name, {}),
      ),
      route('GET', `${pact}(?:/metadata/[^/]+)?`, ([, , sha = '']) => pacts.pact(sha)),
      route('POST', `${pact}(?:/metadata/[^/]+)?/verification-results`, (names, body: Result) =>
        pacts.verified(names, body),
      ),
      route('GET', '/environments', () => this.environments()),
      route('POST', '/environments', (_, body: { name: string; production?: boolean }) =>
        this.addEnvironment(body),
      ),
      route('GET', '/environments/{uuid}/deployed-versions/currently-deployed', ([uuid = '']) =>
        this.inhabitants(uuid, 'deployed'),
      ),
      route('GET', '/environments/{uuid}/released-versions/currently-supported', ([uuid = '']) =>
        this.inhabitants(uuid, 'released'),
      ),
      route('GET', '/matrix', (_names, _body, at) => this.matrix(at)),
      route('PUT', '/webhooks/{uuid}', ([uuid = ''], body: Record<string, unknown>) =>
        pacts.webhook(uuid, body),
      ),
    ];
  }

  to(method: string, at: URL, body: unknown): BrokerAnswer | undefined {
    for (const [of, path, answering] of this.routes) {
      const found = of === method ? path.exec(at.pathname) : null;
      if (found) return answering(found.slice(1).map(decodeURIComponent), body as never, at);
    }
    return undefined;
  }

  private index(): BrokerAnswer {
    const paths = {
      self: '',
      'pb:publish-contracts': '/contracts/publish',
      'pb:pacticipants': '/pacticipants',
      'pb:pacticipant': '/pacticipants/{pacticipant}',
      'pb:pacticipant-version': '/pacticipants/{pacticipant}/versions/{version}',
      'pb:pacticipant-branch-version': '/pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
      'pb:environments': '/environments',
      'pb:environment': '/environments/{environment}',
      'pb:webhooks': '/webhooks',
      'pb:webhook': '/webhooks/{uuid}',
      'pb:provider-pacts-for-verification': '/pacts/provider/{provider}/for-verification',
    };
    return ok('index', {
      _links: Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, this.links.to(path)])),
    });
  }

  private participant(name: string): BrokerAnswer {
    const known = this.records.participants.get(name);
    if (!known) return unknown;
    const own = `/pacticipants/${name}`;
    return ok('participant', {
      name,
      ...known,
      createdAt: NOW,
      _embedded: { labels: [] },
      _links: {
        self: this.links.to(own),
        'pb:versions': this.links.to(`${own}/versions`),
        'pb:version': this.links.to(`${own}/versions/{version}`),
        'pb:branch-version': this.links.to(`${own}/branches/{branch}/versions/{version}`),
      },
    });
  }

  private setParticipant(name: string, { mainBranch }: { mainBranch?: string }, status = 200): BrokerAnswer {
    this.records.participants.set(name, mainBranch ? { mainBranch } : {});
    return { ...this.participant(name), status };
  }

  private branchVersion([name = '', branch = '', number = '']: string[]): BrokerAnswer {
    this.records.addVersion({ name, number, branch });
    return ok(
      'branchVersion',
      { _links: { self: this.links.to(`/pacticipants/${name}/branches/${branch}/versions/${number}`) } },
      201,
    );
  }

  private version(name: string, number: string): BrokerAnswer {
    if (!this.records.hasVersion(name, number)) return unknown;
    const own = `/pacticipants/${name}/versions/${number}`;
    const to = (how: string) =>
      [...this.records.environments].map(([environment, { uuid }]) =>
        this.links.to(`${own}/${how}-versions/environment/${uuid}`, environment),
      );
    return ok('version', {
      number,
      createdAt: NOW,
      _links: {
        self: this.links.to(own, number),
        'pb:record-deployment': to('deployed'),
        'pb:record-release': to('released'),
      },
    });
  }

  private environment = (name: string, { uuid, production }: { uuid: string; production: boolean }) => ({
    uuid,
    name,
    displayName: name,
    production,
    _links: { self: this.links.to(`/environments/${uuid}`, name) },
  });

  private nameOf = (uuid: string) =>
    [...this.records.environments].find(([, environment]) => environment.uuid === uuid)?.[0];

  private environments(): BrokerAnswer {
    const all = [...this.records.environments].map(([name, known]) => this.environment(name, known));
    return ok('environments', {
      _embedded: { environments: all },
      _links: { self: this.links.to('/environments') },
    });
  }

  private addEnvironment({ name, production = false }: { name: string; production?: boolean }): BrokerAnswer {
    if (this.records.environments.has(name))
      return ok('invalid', { errors: { name: ['is already used'] } }, 400);
    const known = { uuid: randomUUID(), production };
    this.records.environments.set(name, known);
    return ok('environment', this.environment(name, known), 201);
  }

  private place(how: 'deployed' | 'released', [name = '', version = '', uuid = '']: string[]): BrokerAnswer {
    const environment = this.nameOf(uuid);
    if (!environment) return unknown;
    this.records.place({ name, version, environment, how });
    return ok(
      how,
      {
        uuid: randomUUID(),
        ...(how === 'deployed' ? { currentlyDeployed: true } : { currentlySupported: true }),
        _embedded: {
          version: this.links.version(name, version),
          environment: this.environment(environment, { uuid, production: false }),
        },
        _links: { self: this.links.to(`/${how}-versions/${randomUUID()}`) },
      },
      201,
    );
  }

  private inhabitants(uuid: string, how: 'deployed' | 'released'): BrokerAnswer {
    const all = this.records
      .placedIn(this.nameOf(uuid) ?? '')
      .filter((placed) => placed.how === how)
      .map(({ name, version }) => ({
        _embedded: { pacticipant: { name }, version: this.links.version(name, version) },
      }));
    const _links = { self: this.links.to(`/environments/${uuid}`) };
    return how === 'deployed'
      ? ok('deployedVersions', { _embedded: { deployedVersions: all }, _links })
      : ok('releasedVersions', { _embedded: { releasedVersions: all }, _links });
  }

  private matrix({ searchParams }: URL): BrokerAnswer {
    const names = searchParams.getAll('q[][pacticipant]');
    const versions = searchParams.getAll('q[][version]');
    const environment = searchParams.get('environment') ?? undefined;
    const stranger = names.find((name) => !this.records.participants.has(name));
    if (stranger) return invalid(`Pacticipant ${stranger} not found`);
    if (environment && !this.records.environments.has(environment))
      return invalid(`Environment with name '${environment}' does not exist`);
    const asked = names.map((name, index) => ({ name, version: versions[index] ?? '' }));
    const rows = this.records.matrix(asked, environment);
    const absent = asked.filter(({ name, version }) => !this.records.hasVersion(name, version));
    const failed = rows.filter(({ success }) => success === false).length;
    const missing = rows.filter(({ success }) => success === undefined).length + absent.length;
    const deployable = failed > 0 ? false : missing > 0 ? null : true;
    const reason = deployable
      ? 'All required verification results are published and successful'
      : failed > 0
        ? 'The verification for a pact failed'
        : 'There is no verified pact between the versions that would meet';
    return ok('matrix', {
      summary: { deployable, reason, success: rows.length - failed - missing, failed, unknown: missing },
      notices: [{ type: deployable ? 'success' : 'danger', text: reason }],
      matrix: rows.map((row) => this.row(row)),
    });
  }

  private row(row: MatrixRow) {
    return {
      consumer: {
        name: row.consumer,
        version: this.links.version(row.consumer, row.version),
        ...this.links.self(`/pacticipants/${row.consumer}`),
      },
      provider: {
        name: row.provider,
        version: row.providerVersion ? this.links.version(row.provider, row.providerVersion) : null,
        ...this.links.self(`/pacticipants/${row.provider}`),
      },
      pact: { createdAt: NOW, ...this.links.self(pactPath(row)) },
      verificationResult:
        row.success === undefined
          ? null
          : {
              success: row.success,
              verifiedAt: NOW,
              ...this.links.self(`${pactPath(row)}/verification-results/1`),
            },
    };
  }
}
