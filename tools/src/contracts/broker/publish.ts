import { Command } from 'commander';
import { progressLine } from '../../show/progress.ts';
import { PACTS } from '../checked-in.ts';
import { brokerFrom, reach } from './broker.ts';
import { brokerCommand, refused } from './exit-codes.ts';
import { pactBroker } from './pact-cli.ts';
import { pactsIn, participants } from './participants.ts';
import { register } from './register.ts';
import { demandCi, demandCommitted, sourceVersion, type VersionWords } from './source-version.ts';
import { withVersion } from './words.ts';

export const command = (): Command =>
  brokerCommand(
    withVersion(new Command('publish'))
      .description('Publish contracts/pacts to the Pact Broker, and register every service. From CI only.')
      .option('--pacts <folder>', 'other pacts than those of the commit', PACTS)
      .action(publish),
    './odyssey contracts publish --branch main',
  );

async function publish({ pacts: folder, ...words }: VersionWords & { pacts: string }): Promise<void> {
  const broker = brokerFrom(process.env);
  demandCi('publishes pacts', process.env);
  if (folder === PACTS) demandCommitted(folder);
  const pacts = pactsIn(folder);
  if (pacts.length === 0)
    throw refused(`There is no pact in ${folder}.`, './odyssey test consumers && ./odyssey contracts write');
  const source = sourceVersion(words, process.env);
  await reach(broker);
  await register(broker, participants(pacts), source);
  console.log(progressLine(`registered ${participants(pacts).join(', ')}`));
  const { code, lines } = await pactBroker(broker, [
    ...['publish', folder, '--consumer-app-version', source.version, '--branch', source.branch],
  ]);
  if (code !== 0) throw notTaken(source.version, lines);
  console.log(progressLine(`${pacts.length} pacts published as ${source.version} of ${source.branch}`));
}

function notTaken(version: string, lines: string[]) {
  if (lines.some((line) => line.includes('Cannot change the content')))
    return refused(
      `The broker has other pacts of ${version}, and a version never changes.`,
      'commit what has changed, and publish that commit',
      lines.filter((line) => line.includes('Cannot change')),
    );
  return refused('The broker did not take the pacts.', 'see its own words above', lines);
}
