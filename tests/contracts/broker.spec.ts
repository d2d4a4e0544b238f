import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contracts, type Said } from './broker-cli.ts';
import { BrokerDouble } from './broker-double.ts';

let broker: BrokerDouble;
beforeEach(async () => {
  broker = new BrokerDouble();
  await broker.start();
});
afterEach(async () => {
  await broker.stop();
  expect(broker.troubles).toEqual([]);
});

const asCi = (words: string[], env: NodeJS.ProcessEnv = {}) => asPerson(words, { CI: 'true', ...env });
const asPerson = (words: string[], env: NodeJS.ProcessEnv = {}): Promise<Said> =>
  contracts(words, { PACT_BROKER_BASE_URL: broker.url, ...env });

interface Interaction {
  description: string;
  response: { status: number };
}

/** One answer of goals that the REST client relies on, as it was really agreed; or one that goals never gives. */
function pacts(change: (interaction: Interaction) => void = () => undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'pacts-'));
  const file = join(import.meta.dirname, '../../contracts/pacts/rest-client-goals.json');
  const pact = JSON.parse(readFileSync(file, 'utf8')) as { interactions: Interaction[] };
  const [interaction] = pact.interactions.filter(({ description }) => /^LifeAreas_list\b/.test(description));
  if (!interaction) throw new Error('rest-client-goals.json has no LifeAreas_list');
  change(interaction);
  writeFileSync(
    join(folder, 'rest-client-goals.json'),
    JSON.stringify({ ...pact, interactions: [interaction] }),
  );
  return folder;
}

const publish = (folder: string, version = 'c1', branch = 'main') =>
  asCi(['publish', '--pacts', folder, '--app-version', version, '--branch', branch]);

const verify = (version: string, branch: string, ...words: string[]) =>
  asCi(['verify', '--provider', 'goals', '--app-version', version, '--branch', branch, ...words]);

/** The pact that the webhook has asked about. */
function askedPact(): string {
  const [asked] = broker.told as { client_payload: { pact_url: string } }[];
  if (!asked) throw new Error('the webhook was not told');
  return asked.client_payload.pact_url;
}

/** `c1` of goals and of its client is in production, and fits. */
async function inProduction(): Promise<void> {
  expect(await asCi(['prepare', '--production', 'production'])).toMatchObject({ code: 0 });
  expect(await publish(pacts())).toMatchObject({ code: 0 });
  expect(await verify('c1', 'main')).toMatchObject({ code: 0 });
  for (const who of ['goals', 'rest-client'])
    expect(
      await asCi(['record-deployment', who, '--environment', 'production', '--app-version', 'c1']),
    ).toMatchObject({ code: 0 });
}

describe('the way of a commit through a Pact Broker', () => {
  it('publishes, is asked by the webhook, verifies, may be deployed, and is recorded', async () => {
    const hook = 'http://127.0.0.1:9/dispatches';
    const prepared = await asCi(['prepare', '--production', 'production', '--webhook', hook]);
    expect(prepared).toMatchObject({ code: 0 });
    expect(await publish(pacts())).toMatchObject({ code: 0 });

    // The broker asks CI for what has not been verified.
    expect(broker.told).toEqual([
      {
        event_type: 'contract_requiring_verification_published',
        client_payload: {
          pact_url: expect.stringContaining('/pacts/provider/goals/consumer/rest-client/pact-version/'),
          provider: 'goals',
          provider_version: 'c1',
          provider_branch: 'main',
        },
      },
    ]);
    const pactUrl = askedPact();
    const before = await asPerson(['status', '--app-version', 'c1']);
    expect(before.out).toMatch(/rest-client +yes +0 of 1 +– +–/);

    expect(
      await asPerson([
        'can-i-deploy',
        'goals',
        'rest-client',
        '--together',
        '--to',
        'production',
        '--app-version',
        'c1',
      ]),
    ).toMatchObject({ code: 1 });
    expect(await verify('c1', 'main', '--pact-url', pactUrl)).toMatchObject({ code: 0 });
    expect(
      await asPerson([
        'can-i-deploy',
        'goals',
        'rest-client',
        '--together',
        '--to',
        'production',
        '--app-version',
        'c1',
      ]),
    ).toMatchObject({ code: 0 });

    for (const words of [
      ['record-deployment', 'goals'],
      ['record-release', 'rest-client'],
    ])
      expect(await asCi([...words, '--environment', 'production', '--app-version', 'c1'])).toMatchObject({
        code: 0,
      });
    const { out } = await asPerson(['status', '--app-version', 'c1']);
    expect(out).toMatch(/goals +yes +– +1 of 1 +this/);
    expect(out).toMatch(/rest-client +yes +1 of 1 +– +this/);
    expect(out).toMatch(/media +yes +– +– +–/);
  }, 120_000);

  it('stops a client that relies on what is not deployed', async () => {
    await inProduction();
    const wanting = pacts((interaction) => {
      interaction.response.status = 418;
    });
    expect(await publish(wanting, 'c2', 'teapot')).toMatchObject({ code: 0 });
    const asked = ['can-i-deploy', 'rest-client', '--to', 'production', '--app-version', 'c2'];
    const unknown = await asPerson(asked);
    expect(unknown).toMatchObject({ code: 1, out: expect.stringContaining('✘ rest-client') });

    // New on a branch, so it is pending: goals may go on, the client may not.
    const held = await verify('c1', 'teapot');
    expect(held).toMatchObject({ code: 0, out: expect.stringContaining('pending: rest-client') });
    expect(await asPerson(asked)).toMatchObject({ code: 1 });
    expect(
      await asPerson(['can-i-deploy', 'goals', '--to', 'production', '--app-version', 'c1']),
    ).toMatchObject({ code: 0 });
  }, 120_000);

  it('holds a provider to its main branch, its own, and what is in use; and shows it what others work on', async () => {
    await inProduction();
    const answering = (status: number) =>
      pacts((interaction) => {
        interaction.response.status = status;
      });
    await publish(answering(418), 'c2', 'teapot');
    const onMain = await verify('c1', 'main');
    // In progress elsewhere: shown, not held against it.
    expect(onMain).toMatchObject({ code: 0, out: expect.stringContaining('expected 418 but was 200') });
    await publish(answering(402), 'c3', 'main');
    const afterMain = await verify('c3', 'main');
    expect(afterMain.out).toContain('expected 402 but was 200');
    const asked = broker.asked.at(-1);
    expect(asked).toMatchObject({
      providerVersionBranch: 'main',
      includePendingStatus: true,
      consumerVersionSelectors: [
        { mainBranch: true },
        { matchingBranch: true },
        { deployedOrReleased: true },
      ],
    });
  }, 120_000);

  it('is red for a provider that breaks what the webhook asks about', async () => {
    const breaking = pacts((interaction) => {
      interaction.response.status = 418;
    });
    await asCi(['prepare', '--webhook', 'http://127.0.0.1:9/dispatches']);
    await publish(breaking);
    const pactUrl = askedPact();
    const { code, out } = await verify('c1', 'main', '--pact-url', pactUrl);
    expect(code).toBe(1);
    expect(out).toContain('goals breaks a contract at c1');
    expect(out).toContain('expected 418 but was 200');
  }, 60_000);
});

describe('what only CI may do', () => {
  it('is publishing pacts', async () => {
    const said = await asPerson(['publish', '--pacts', pacts(), '--app-version', 'c1', '--branch', 'main']);
    expect(said).toMatchObject({ code: 1, out: expect.stringContaining('Only CI publishes pacts') });
    expect(broker.calls).toEqual([]);
  });

  it('is publishing results', async () => {
    await publish(pacts());
    const words = ['verify', '--provider', 'goals', '--app-version', 'c1', '--branch', 'main'];
    expect(await asPerson(words)).toMatchObject({ code: 0 });
    expect(broker.calls.filter((call) => call.includes('verification-results'))).toEqual([]);
    expect(await asCi(words)).toMatchObject({ code: 0 });
    expect(broker.calls.filter((call) => call.includes('verification-results'))).toHaveLength(1);
  }, 60_000);
});

describe('who we are', () => {
  it('is told by a token', async () => {
    broker.access = { token: 'secret' };
    expect(await asCi(['prepare', '--environment', 'test'], { PACT_BROKER_TOKEN: 'secret' })).toMatchObject({
      code: 0,
    });
    expect(await asCi(['prepare', '--environment', 'test'], { PACT_BROKER_TOKEN: 'wrong' })).toMatchObject({
      code: 3,
      out: expect.stringContaining('refuses the token (401)'),
    });
  });

  it('or by name and password, which the verifier says too', async () => {
    broker.access = { user: 'ada', password: 'secret' };
    const known = { PACT_BROKER_USERNAME: 'ada', PACT_BROKER_PASSWORD: 'secret' };
    const words = ['publish', '--pacts', pacts(), '--app-version', 'c1', '--branch', 'main'];
    expect(await asCi(words, known)).toMatchObject({ code: 0 });
    const asked = ['verify', '--provider', 'goals', '--app-version', 'c1', '--branch', 'main'];
    expect(await asCi(asked, known)).toMatchObject({ code: 0 });
    expect(await asCi(asked, { ...known, PACT_BROKER_PASSWORD: 'wrong' })).toMatchObject({
      code: 3,
      out: expect.stringContaining('refuses the user name or password (401)'),
    });
    expect(await asCi(asked)).toMatchObject({
      code: 3,
      out: expect.stringContaining('without a name (401)'),
    });
  }, 60_000);

  it('cannot be both', async () => {
    const both = { PACT_BROKER_TOKEN: 'secret', PACT_BROKER_USERNAME: 'ada' };
    expect(await asCi(['status'], both)).toMatchObject({ code: 2 });
  });
});

describe('what goes wrong is said in a sentence', () => {
  const status = ['status', '--app-version', 'c1'];

  it('no broker is named', async () => {
    const said = await contracts(status, {});
    expect(said).toMatchObject({ code: 2, out: expect.stringContaining('No Pact Broker is named.') });
  });

  it('the broker is away', async () => {
    const said = await contracts(status, { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' });
    expect(said).toMatchObject({
      code: 3,
      out: expect.stringContaining('http://127.0.0.1:9 cannot be reached'),
    });
  });

  it('the broker is ill', async () => {
    broker.failing = 503;
    expect(await asPerson(status)).toMatchObject({ code: 3, out: expect.stringContaining('it answers 503') });
  });

  it('it is no broker', async () => {
    broker.failing = 404;
    expect(await asPerson(status)).toMatchObject({
      code: 3,
      out: expect.stringContaining('is not a Pact Broker'),
    });
  });

  it('a version never changes', async () => {
    await publish(pacts());
    const changed = pacts((interaction) => {
      interaction.response.status = 418;
    });
    const said = await publish(changed);
    expect(said).toMatchObject({ code: 1, out: expect.stringContaining('has other pacts of c1') });
    expect(said.out).toContain('Fix: commit what has changed');
  });

  it('an environment that is not there', async () => {
    await publish(pacts());
    const asked = await asPerson(['can-i-deploy', 'goals', '--to', 'moon', '--app-version', 'c1']);
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining("'moon' does not exist") });
    expect(asked.out).toContain('./odyssey contracts prepare --environment moon');
    const recorded = await asCi([
      'record-deployment',
      'goals',
      '--environment',
      'moon',
      '--app-version',
      'c1',
    ]);
    expect(recorded).toMatchObject({ code: 1, out: expect.stringContaining('knows no environment moon') });
  });

  it('a version that was never published', async () => {
    await asCi(['prepare', '--environment', 'test']);
    const asked = await asPerson(['can-i-deploy', 'goals', '--to', 'test', '--app-version', 'c9']);
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('publish c9 first') });
    const recorded = await asCi([
      'record-deployment',
      'goals',
      '--environment',
      'test',
      '--app-version',
      'c9',
    ]);
    expect(recorded).toMatchObject({ code: 1, out: expect.stringContaining('knows no version c9 of goals') });
  });

  it('a service that is not ours', async () => {
    const asked = await asPerson(['can-i-deploy', 'tides', '--to', 'test']);
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('There is no tides here.') });
  });

  it('words that are not understood', async () => {
    expect(await asPerson(['can-i-deploy', 'goals'])).toMatchObject({ code: 2 });
    expect(await asPerson(['verify', '--pact-url', `${broker.url}/x`])).toMatchObject({ code: 2 });
  });

  it('every sub-command says how it ends', async () => {
    for (const name of [
      'publish',
      'verify',
      'can-i-deploy',
      'record-deployment',
      'record-release',
      'status',
      'prepare',
    ]) {
      const { code, out } = await asPerson([name, '--help']);
      expect({ name, code, told: out.includes('Exit codes: 0 yes') }).toEqual({ name, code: 0, told: true });
    }
  });
});
