import { DATA_SERVICES } from '@odyssey/contracts';
import { Command } from 'commander';
import { prepareMachine } from '../../machine/prepare.ts';
import { HOME } from '../../paths.ts';
import { progressLine } from '../../show/progress.ts';
import { runJest } from '../../testing/jest.ts';
import { brokerFrom, reach } from './broker.ts';
import { brokerCommand, NO, unclear } from './exit-codes.ts';
import { sourceVersion, type VersionWords } from './source-version.ts';
import { withVersion } from './words.ts';

interface Words extends VersionWords {
  readonly provider?: string;
  readonly pactUrl?: string;
  readonly yes?: boolean;
}

export const command = (): Command =>
  brokerCommand(
    withVersion(new Command('verify'))
      .description(
        'Hold the providers of this tree to what the broker asks of them: main, the branch of the same name, and what is deployed or released.',
      )
      .option('--provider <service>', 'only this one')
      .option('--pact-url <url>', 'only this pact, as the webhook names it; also PACT_URL')
      .option('-y, --yes', 'do not ask before installing missing packages')
      .addHelpText('after', '\nThe results are published in CI only.')
      .action(verify),
    './odyssey contracts verify --provider goals',
  );

async function verify({ provider, pactUrl, yes, ...words }: Words): Promise<void> {
  const broker = brokerFrom(process.env);
  const only = pactUrl ?? process.env.PACT_URL;
  if (provider && !DATA_SERVICES.some((name) => name === provider))
    throw unclear(`${provider} provides nothing.`, `one of: ${DATA_SERVICES.join(', ')}`);
  if (only && !provider)
    throw unclear('A pact is named, but not whose it is.', 'say --provider: the webhook names both');
  const { version, branch } = sourceVersion(words, process.env);
  await reach(broker);
  await prepareMachine(HOME, {}, yes ?? false, (line) => console.log(progressLine(line)));
  Object.assign(process.env, {
    ODYSSEY_PACT_SOURCE: 'broker',
    ODYSSEY_PROVIDER_VERSION: version,
    ODYSSEY_PROVIDER_BRANCH: branch,
    ...(only ? { PACT_URL: only } : {}),
  });
  const [result] = await runJest({ tiers: ['providers'], workers: 2 }, [
    ...(provider ? ['--testPathPatterns', `services/${provider}/`] : []),
    ...['--testNamePattern', 'what \\S+ promised is kept'],
  ]);
  const who = provider ?? 'every provider';
  const published = process.env.CI ? ', and the broker knows' : '';
  if (result?.failed === 0) console.log(progressLine(`${who} keeps its promises at ${version}${published}`));
  else {
    console.log(progressLine(`${who} breaks a contract at ${version}${published}`));
    process.exitCode = NO;
  }
}
