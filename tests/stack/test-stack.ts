import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';

/** What a test run knows of its stack: the file named by ODYSSEY_TEST_STACK. */
interface TestStackFile {
  env: Record<string, string>;
}

declare global {
  var odysseyTestStack: { stack: Stack; dir: string } | undefined;
}

/** A suite is one busy network with many people: only the suites about limits lower them again. */
const LIMITS = {
  ODYSSEY_LIMIT_AUTH: '100000',
  ODYSSEY_LIMIT_AI: '100000',
  ODYSSEY_LIMIT_READ: '100000',
  ODYSSEY_LIMIT_WRITE: '100000',
  ODYSSEY_LIMIT_EDGE: '1000000',
};

/** What a service could say at all it says here: the logs are searched for people and secrets when the run ends. */
const TALKATIVE = { ODYSSEY_LOG_LEVEL: 'trace' };

/** The pages of tests/client: of another origin than the gateway, as a real application's would be. */
const PAGES = { ODYSSEY_CORS_ORIGINS: 'http://localhost:5173' };

/**
 * Starts one stack for a whole Jest run and puts its addresses into the environment of the workers.
 * ODYSSEY_TEST_STACK names the file of a stack that already runs: that one is used, and left running.
 */
export async function provideStack(services: 'separate' | 'none'): Promise<void> {
  const given = process.env.ODYSSEY_TEST_STACK;
  if (given) {
    const file = JSON.parse(readFileSync(given, 'utf8')) as TestStackFile;
    Object.assign(process.env, file.env);
    return;
  }
  const dir = resolve(`.odyssey/test-${process.pid}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const stack = await startStack({ dir, services, env: { ...LIMITS, ...PAGES, ...TALKATIVE } });
  const path = join(dir, 'stack.json');
  writeFileSync(path, JSON.stringify({ env: stack.env } satisfies TestStackFile, null, 2), { mode: 0o600 });
  Object.assign(process.env, stack.env, { ODYSSEY_TEST_STACK: path });
  globalThis.odysseyTestStack = { stack, dir };
}
