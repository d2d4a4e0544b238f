import type { Broker } from './broker.ts';
import { refused } from './exit-codes.ts';
import { pactBroker } from './pact-cli.ts';
import type { SourceVersion } from './source-version.ts';

/** The branch that the selector `mainBranch` means. */
const MAIN = 'main';

/** The stock CLI takes a sixth of a second to start. */
const LANES = 4;

/**
 * Tells the broker of each, its main branch and this version of it. A service without a pact would be unknown to
 * can-i-deploy, and one without a main branch would never be found by the selector for it.
 */
export async function register(
  broker: Broker,
  names: readonly string[],
  source: SourceVersion,
): Promise<void> {
  const waiting = [...names];
  const lane = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await registerOne(broker, name, source);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function registerOne(broker: Broker, name: string, { version, branch }: SourceVersion): Promise<void> {
  await done(broker, ['create-or-update-pacticipant', '--name', name, '--main-branch', MAIN]);
  await done(broker, [
    'create-or-update-version',
    ...['--pacticipant', name, '--version', version, '--branch', branch],
  ]);
}

async function done(broker: Broker, words: readonly string[]): Promise<void> {
  const { code, lines } = await pactBroker(broker, words);
  if (code !== 0)
    throw refused(`The Pact Broker refuses ${words.join(' ')}`, 'see its own words above', lines);
}
