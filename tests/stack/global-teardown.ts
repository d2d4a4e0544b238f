import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leaksInLog, secretsOf, wordsOfPeople } from '../../libs/testing/src/leaks.ts';

const KEPT = '.odyssey/test-results/logs';

/**
 * Stops the stack this run started, if it started one, and removes its data; its logs are kept for who wonders why.
 * @throws when they hold what a log may not: a secret, or something of a person (docs/logging.md)
 */
export default async function globalTeardown(): Promise<void> {
  const started = globalThis.odysseyTestStack;
  if (!started) return;
  await started.stack.stop();
  rmSync(KEPT, { recursive: true, force: true });
  cpSync(join(started.dir, 'logs'), KEPT, { recursive: true });
  rmSync(started.dir, { recursive: true, force: true });
  const leaks = leaksOfLogs(secretsOf(started.stack.env));
  if (leaks.length > 0)
    throw new Error(`logs hold what they may not (docs/logging.md):\n${leaks.join('\n')}`);
}

function leaksOfLogs(secrets: string[]): string[] {
  return readdirSync(KEPT).flatMap((name) => {
    const lines = readFileSync(join(KEPT, name), 'utf8').split('\n');
    return lines.flatMap((text) =>
      leaksInLog({ by: name, text }, wordsOfPeople(), secrets).map(
        (leak) => `${name}: ${JSON.stringify(leak.slice(0, 80))} in ${text.slice(0, 300)}`,
      ),
    );
  });
}
