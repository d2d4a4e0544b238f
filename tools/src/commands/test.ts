import { Command } from 'commander';
import { CHECKS } from '../checks/checks.ts';
import { runChecks } from '../checks/run.ts';
import { checkedInPacts, clearWrittenPacts } from '../contracts/checked-in.ts';
import { checkedMap } from '../contracts/map/current.ts';
import { verifyProviders } from '../contracts/map/verify-tree.ts';
import { checkedMutation } from '../contracts/mutation/mutate.ts';
import { prepareMachine } from '../machine/prepare.ts';
import { browser } from '../machine/requirements.ts';
import { HOME } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { table } from '../show/table.ts';
import type { TierResult } from '../testing/count.ts';
import { runJest } from '../testing/jest.ts';
import { clearLeftBehind } from '../testing/left-behind.ts';
import { allTiers, budgetOf, chosenTiers, jestRuns } from '../testing/tiers.ts';

export function command(): Command {
  return new Command('test')
    .description(`Prove it all on the real parts, or only the tiers you name: ${allTiers().join(', ')}.`)
    .argument('[tiers...]')
    .option('-y, --yes', 'do not ask before installing missing packages')
    .addHelpText(
      'after',
      '\nExample: ./odyssey test e2e -- -t "data isolation"     (what follows -- goes to Jest)',
    )
    .action(test);
}

async function test(_tiers: string[], { yes }: { yes?: boolean }, self: Command): Promise<void> {
  const { tiers, jestWords } = split(self.args);
  await clearLeftBehind();
  const say = (line: string) => console.log(progressLine(line));
  await prepareMachine(HOME, {}, yes ?? false, say, tiers.includes('client') ? [browser] : []);
  const results = tiers.includes('check') ? [await checkTier()] : [];
  for (const run of jestRuns(tiers)) {
    console.log(progressLine(`tests: ${run.tiers.join(', ')}`));
    if (run.tiers.includes('consumers')) clearWrittenPacts();
    const verifies = run.tiers.includes('providers');
    results.push(...(await (verifies ? verifyProviders(jestWords) : runJest(run, jestWords))));
    if (jestWords.length > 0) continue;
    if (run.tiers.includes('consumers')) results.push(checkedInPacts());
    if (verifies) results.push(await checkedMap(), await checkedMutation());
  }
  const left = await clearLeftBehind();
  if (left.length > 0)
    results.push({ tier: `left running: ${left.join(', ')}`, passed: 0, failed: left.length, seconds: 0 });
  show(results);
}

/** Commander forgets where "--" stood. */
function split(args: string[]): { tiers: string[]; jestWords: string[] } {
  const dashes = process.argv.indexOf('--');
  const jestWords = dashes === -1 ? [] : process.argv.slice(dashes + 1);
  return { tiers: chosenTiers(args.slice(0, args.length - jestWords.length)), jestWords };
}

async function checkTier(): Promise<TierResult> {
  const began = performance.now();
  const failed = await runChecks(CHECKS);
  return {
    tier: 'check',
    passed: CHECKS.length - failed,
    failed,
    seconds: (performance.now() - began) / 1000,
  };
}

function show(results: TierResult[]): void {
  const rows = results.map(({ tier, passed, failed, seconds }) => {
    const budget = budgetOf(tier);
    return [
      tier,
      String(passed),
      String(failed),
      seconds.toFixed(1),
      String(budget),
      seconds > budget ? 'over' : '',
    ];
  });
  console.log(`\n${table([['tier', 'passed', 'failed', 'seconds', 'budget', ''], ...rows])}\n`);
  const sum = (pick: (result: TierResult) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  const failed = sum((result) => result.failed);
  console.log(`${sum((result) => result.passed)} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
