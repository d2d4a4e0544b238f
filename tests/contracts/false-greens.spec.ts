import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PactV4, SpecificationVersion, Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { Reads } from '../../libs/testing/src/pact/recorded-reads.ts';
import { unaskedUseCases } from '../../libs/testing/src/pact/unasked.ts';
import { type Verification, verifyProvider } from '../../libs/testing/src/pact/verify.ts';
import { Promised, pactsIn } from '../../libs/testing/src/pact/written.ts';
import { mergedPacts } from '../../tools/src/contracts/merge-pacts.ts';
import type { Pact } from '../../tools/src/contracts/pact-file.ts';
import { aProvider, freshFolder, pactFile } from './one-pact.ts';

const run = promisify(execFile);

/** What pact-js 17.1.4 says by itself. */
const stock = (options: Partial<VerifierOptions>) =>
  new Verifier({ provider: 'goals', logLevel: 'error', ...options }).verifyProvider().then(
    () => 'green',
    () => 'red',
  );

const ours = (verification: Partial<Verification>) =>
  verifyProvider({
    provider: 'goals',
    states: {},
    message: () => Promise.reject(new Error('no message is asked for')),
    source: {},
    ...verification,
  });

const expected = [{ consumer: 'ai', description: 'the tide', states: ['low water'] }];

let good: Awaited<ReturnType<typeof aProvider>>;
let broken: Awaited<ReturnType<typeof aProvider>>;
beforeAll(async () => {
  good = await aProvider();
  broken = await aProvider(500, { ebb: 'who knows' });
});
afterAll(() => {
  good.close();
  broken.close();
});

describe('a provider state that is missing', () => {
  it('is green for pact-js', async () => {
    expect(await stock({ providerBaseUrl: good.url, pactUrls: [pactFile()], stateHandlers: {} })).toBe(
      'green',
    );
  });
  it('is red for us, and named', async () => {
    const source = { pactUrls: [pactFile()] };
    await expect(ours({ baseUrl: good.url, source, expected })).rejects.toThrow(
      'no provider state "low water": add it to the states of goals',
    );
  });
});

describe('a provider state that throws', () => {
  const trouble = () => Promise.reject(new Error('no moon'));
  it('is green for pact-js', async () => {
    const stateHandlers = { 'low water': { setup: trouble } };
    expect(await stock({ providerBaseUrl: good.url, pactUrls: [pactFile()], stateHandlers })).toBe('green');
  });
  it('is red for us, with its reason', async () => {
    const source = { pactUrls: [pactFile()] };
    await expect(
      ours({ baseUrl: good.url, source, expected, states: { 'low water': trouble } }),
    ).rejects.toThrow('state "low water": no moon');
  });
});

describe('no pacts at all', () => {
  it('are green for pact-js', async () => {
    expect(await stock({ providerBaseUrl: good.url, pactUrls: [] })).toBe('green');
  });
  it('are red for us', async () => {
    await expect(ours({ baseUrl: good.url, source: { pactUrls: [] } })).rejects.toThrow(
      'no interaction was run',
    );
    await expect(ours({ baseUrl: good.url, source: { pactUrls: [] }, expected: [] })).rejects.toThrow(
      'no interaction with goals was found',
    );
  });
});

describe('a filter left in the environment', () => {
  afterEach(() => {
    delete process.env.PACT_DESCRIPTION;
  });
  it('is green for pact-js, though the provider is broken', async () => {
    process.env.PACT_DESCRIPTION = 'something else';
    expect(await stock({ providerBaseUrl: broken.url, pactUrls: [pactFile()] })).toBe('green');
  });
  it('is red for us', async () => {
    process.env.PACT_DESCRIPTION = 'something else';
    await expect(ours({ baseUrl: broken.url, source: { pactUrls: [pactFile()] }, expected })).rejects.toThrow(
      'PACT_DESCRIPTION is set: interactions would be skipped; unset it',
    );
  });
});

describe('a pending interaction that is answered with 500', () => {
  const states = { 'low water': async () => undefined };
  it('is green for pact-js', async () => {
    const stateHandlers = { 'low water': async () => undefined };
    const pactUrls = [pactFile({ pending: true })];
    expect(await stock({ providerBaseUrl: broken.url, pactUrls, stateHandlers })).toBe('green');
  });
  it('is told apart by us: never OK', async () => {
    const source = { pactUrls: [pactFile({ pending: true })] };
    const verified = await ours({ baseUrl: broken.url, source, expected, states });
    expect(verified.map(({ result }) => result)).toEqual(['pending']);
  });
});

describe('two tests that describe one interaction', () => {
  const write = async (dir: string, body: object) => {
    const options = { consumer: 'ai', provider: 'goals', dir, logLevel: 'error' as const };
    await new PactV4({ ...options, spec: SpecificationVersion.SPECIFICATION_VERSION_V4 })
      .addAsynchronousInteraction()
      .expectsToReceive('the tide', (message) => {
        message.withJSONContent(body);
      })
      .executeTest(async () => undefined);
  };
  it('are one for pact-js: the second overwrites the first', async () => {
    const folder = freshFolder();
    await write(folder, { ebb: true });
    await write(folder, { flood: true });
    const [pact] = pactsIn(folder);
    expect(pact?.interactions).toHaveLength(1);
    expect(JSON.stringify(pact)).not.toContain('ebb');
  });
  it('are red for us, in one test file and across two', async () => {
    const promised = new Promised();
    promised.add('the tide');
    expect(() => promised.add('the tide')).toThrow(
      'give one another description, or it overwrites the other',
    );

    const folder = freshFolder();
    for (const one of ['one', 'two']) {
      mkdirSync(join(folder, one));
      await write(join(folder, one), { [one]: true });
    }
    expect(() => mergedPacts(folder)).toThrow('two tests write "the tide"');
  });
});

describe('four test files that write one pact at the same time', () => {
  const WORKERS = ['a', 'b', 'c', 'd'];
  const EACH = 30;
  /** @returns the descriptions of the tests that were green. */
  const write = async (folderOf: (worker: string) => string) => {
    const script = join(import.meta.dirname, 'write-messages.ts');
    const runs = await Promise.all(
      WORKERS.map((worker) =>
        run(process.execPath, ['--no-warnings', script, folderOf(worker), worker, String(EACH)]),
      ),
    );
    return runs.flatMap(({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as string[]);
  };

  const LOST = /^not in the pact files, though their tests passed: message \d+ of/;
  const BROKEN = /^the pact file ai-goals\.json is broken: /;
  it('lose interactions in pact-js, by chance, or break the file, though their tests are green; we say which', async () => {
    let said = '';
    for (let round = 0; !LOST.test(said) && round < 20; round += 1) {
      const folder = freshFolder();
      const promised = new Promised();
      for (const description of await write(() => folder)) promised.add(description);
      try {
        promised.compareWith(folder);
      } catch (error) {
        said = (error as Error).message;
        if (!LOST.test(said)) expect(said).toMatch(BROKEN);
      }
    }
    expect(said).toMatch(LOST);
  }, 120_000);

  it('have broken the file, which we name', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'ai-goals.json'), '{"interactions":[]}\n  }');
    expect(() => new Promised().compareWith(folder)).toThrow(BROKEN);
  });

  it('keep them all when each has a folder of its own, and the folders are merged', async () => {
    const folder = freshFolder();
    const green = await write((worker) => join(folder, worker));
    const merged = JSON.parse(mergedPacts(folder)['ai-goals.json'] ?? '{}') as Pact;
    expect(green).toHaveLength(WORKERS.length * EACH);
    expect(merged.interactions.map(({ description }) => description).sort()).toEqual(green.sort());
  }, 60_000);
});

describe('a handler that ignores its message', () => {
  const handle = (_event: object) => undefined;
  const event = { title: 'Ebb', height: 3 };

  it('is green for pact-js, under a contract that names every field', async () => {
    const folder = freshFolder();
    const options = { consumer: 'ai', provider: 'goals', dir: folder, logLevel: 'error' as const };
    await new PactV4({ ...options, spec: SpecificationVersion.SPECIFICATION_VERSION_V4 })
      .addAsynchronousInteraction()
      .expectsToReceive('the tide', (message) => {
        message.withJSONContent(event);
      })
      .executeTest(async ({ contents }) => handle(contents.content as object));
    expect(JSON.stringify(pactsIn(folder))).toContain('height');
  });
  it('has a contract of ours about nothing: each of its fields is free to change', () => {
    const reads = new Reads();
    handle(reads.of(event));
    expect(reads.paths).toEqual([]);
  });
});

describe('a message provider that nobody asks for', () => {
  const message = async () => ({ ebb: true });
  it('is green for pact-js', async () => {
    const pactUrls = [pactFile()];
    const stateHandlers = { 'low water': async () => undefined };
    const messageProviders = { 'asked by nobody': message };
    expect(await stock({ providerBaseUrl: good.url, pactUrls, stateHandlers, messageProviders })).toBe(
      'green',
    );
  });
  it('is told of by us', () => {
    const told = ['goals.tide.turned.v1', 'goals.tide.turned.v1, at night', 'goals.tide.turned.v1, by day'];
    expect(unaskedUseCases(told, ['goals.tide.turned.v1 as ai.watch reads it, by day'])).toEqual([
      'goals.tide.turned.v1, at night',
    ]);
  });
});
