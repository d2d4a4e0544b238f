import { Command, InvalidArgumentError } from 'commander';
import { type Broker, brokerFrom, reach } from './broker.ts';
import { brokerCommand, NO, refused } from './exit-codes.ts';
import { pactBroker } from './pact-cli.ts';
import { chosenParticipants } from './participants.ts';
import { commitOf } from './source-version.ts';
import { withServices } from './words.ts';

interface Words {
  readonly to: string;
  readonly appVersion?: string;
  readonly together?: boolean;
  readonly wait: number;
}

export const command = (): Command =>
  brokerCommand(
    withServices(new Command('can-i-deploy'))
      .description('Whether each service works with the versions of the others that are in an environment.')
      .requiredOption('--to <environment>', 'where it is to be deployed')
      .option('--app-version <version>', 'the version; else the commit that is checked out')
      .option('--together', 'judge them as one that replaces all: for an environment that is still empty')
      .option('--wait <seconds>', 'for results that are on their way', seconds, 0)
      .action(canIDeploy),
    './odyssey contracts can-i-deploy goals --to production --wait 600',
  );

/** The interval in which it asks again while results are missing. */
const AGAIN = 10;

async function canIDeploy(named: string[], words: Words): Promise<void> {
  const broker = brokerFrom(process.env);
  const services = chosenParticipants(named);
  const version = commitOf(words);
  await reach(broker);
  const questions = words.together ? [services] : services.map((service) => [service]);
  let no = 0;
  for (const asked of questions) if (!(await yes(broker, asked, version, words))) no += 1;
  if (no === 0) return;
  console.log(`\nNo: ${no} of ${questions.length} may not be deployed to ${words.to}.`);
  process.exitCode = NO;
}

async function yes(
  broker: Broker,
  asked: readonly string[],
  version: string,
  words: Words,
): Promise<boolean> {
  const { code, lines } = await pactBroker(broker, [
    'can-i-deploy',
    ...asked.flatMap((name) => ['--pacticipant', name, '--version', version]),
    ...['--to-environment', words.to],
    ...(words.wait > 0
      ? ['--retry-while-unknown', String(Math.ceil(words.wait / AGAIN)), '--retry-interval', String(AGAIN)]
      : []),
  ]);
  const invalid = lines.find((line) => line.includes('failed validation'));
  if (code !== 0 && invalid) throw misnamed(lines, words.to, version);
  const name = asked.join(', ');
  console.log(code === 0 ? `✔ ${name}` : [`✘ ${name}`, ...lines.map((line) => `    ${line}`)].join('\n'));
  return code === 0;
}

function misnamed(lines: readonly string[], environment: string, version: string) {
  const [why = ''] = lines.filter((line) => !line.includes('failed validation'));
  const problem = why.replace(/^❌\s*/, '').replace(/\.?$/, '.');
  return /environment/i.test(problem)
    ? refused(problem, `./odyssey contracts prepare --environment ${environment}`)
    : refused(problem, `publish ${version} first: ./odyssey contracts publish, in CI`);
}

function seconds(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= 3_600) return count;
  throw new InvalidArgumentError('whole seconds from 0 to 3600, please');
}
