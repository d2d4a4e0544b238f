import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, REPOSITORY } from '../paths.ts';
import { countTier, type JestReport, type TierResult } from './count.ts';
import type { JestRun } from './tiers.ts';

/** Runs Jest and counts what it reports. */
export async function runJest({ tiers, workers }: JestRun, words: string[]): Promise<TierResult[]> {
  const began = Date.now();
  const reportPath = join(HOME, 'test-results', `${tiers.join('-')}.json`);
  mkdirSync(join(HOME, 'test-results'), { recursive: true });
  rmSync(reportPath, { force: true });
  const code = await jest([
    ...['--selectProjects', ...tiers],
    ...['--json', `--outputFile=${reportPath}`],
    ...['-w', String(workers)],
    ...words,
  ]);
  const report = existsSync(reportPath)
    ? (JSON.parse(readFileSync(reportPath, 'utf8')) as JestReport)
    : undefined;
  const results = tiers.map((tier) => countTier(tier, tiers.length, report));
  if (code !== 0 && results.every(({ failed }) => failed === 0))
    results[0] = { ...results[0], failed: 1 } as TierResult;
  if (tiers.length === 1 && results[0]) results[0].seconds = (Date.now() - began) / 1000;
  return results;
}

/** Jest ends with us, whatever ends us; its report goes to standard error, its JSON into the file. */
function jest(words: string[]): Promise<number> {
  const temporary = join(HOME, 'test-tmp');
  mkdirSync(temporary, { recursive: true });
  // In the environment, so that a Jest which a test starts has it too.
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`.trim();
  const command = [
    process.execPath,
    ...process.execArgv,
    join(REPOSITORY, 'node_modules/jest/bin/jest.js'),
    ...words,
  ];
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: options,
      TMPDIR: temporary,
      FORCE_COLOR: process.stderr.isTTY ? '1' : '0',
    },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
