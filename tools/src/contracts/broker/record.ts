import { Command } from 'commander';
import { progressLine } from '../../show/progress.ts';
import { brokerFrom, reach } from './broker.ts';
import { brokerCommand, refused } from './exit-codes.ts';
import { pactBroker } from './pact-cli.ts';
import { chosenParticipants } from './participants.ts';
import { commitOf } from './source-version.ts';
import { withServices } from './words.ts';

interface Words {
  readonly environment: string;
  readonly appVersion?: string;
}

export const deployment = (): Command =>
  recording(
    'record-deployment',
    'Say that services now run in an environment, in the place of their version before.',
    './odyssey contracts record-deployment --environment production',
  );

export const release = (): Command =>
  recording(
    'record-release',
    'Say that a version is in use beside its older ones, as a published client is.',
    './odyssey contracts record-release rest-client --environment production',
  );

const recording = (name: string, description: string, example: string): Command =>
  brokerCommand(
    withServices(new Command(name))
      .description(description)
      .requiredOption('--environment <name>', 'where')
      .option('--app-version <version>', 'the version; else the commit that is checked out')
      .action((named: string[], words: Words) => record(name, named, words)),
    example,
  );

async function record(how: string, named: string[], words: Words): Promise<void> {
  const broker = brokerFrom(process.env);
  const services = chosenParticipants(named);
  const version = commitOf(words);
  await reach(broker);
  for (const service of services) {
    const { code, lines } = await pactBroker(broker, [
      how,
      ...['--pacticipant', service, '--version', version, '--environment', words.environment],
    ]);
    if (code !== 0) throw notRecorded(service, version, words.environment, lines);
    console.log(progressLine(`${service} ${version} is in ${words.environment}`));
  }
}

function notRecorded(service: string, version: string, environment: string, lines: string[]) {
  const text = lines.join('\n');
  if (/environment .* does not exist/i.test(text))
    return refused(
      `The broker knows no environment ${environment}.`,
      `./odyssey contracts prepare --environment ${environment}`,
    );
  if (/404|not found/i.test(text))
    return refused(
      `The broker knows no version ${version} of ${service}.`,
      'publish it first: ./odyssey contracts publish, in CI',
    );
  return refused('The broker did not record it.', 'see its own words above', lines);
}
