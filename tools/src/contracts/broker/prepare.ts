import { Command } from 'commander';
import { progressLine } from '../../show/progress.ts';
import { ask, type Broker, brokerFrom, reach } from './broker.ts';
import { environmentsOf } from './environments.ts';
import { brokerCommand, refused, unclear } from './exit-codes.ts';
import { pactBroker } from './pact-cli.ts';
import { EVENT, webhook } from './webhook.ts';

interface Words {
  readonly environment: string[];
  readonly production: string[];
  readonly webhook?: string;
}

const also = (word: string, before: string[]) => [...before, word];

export const command = (): Command =>
  brokerCommand(
    new Command('prepare')
      .description('Give a broker what CI needs: environments, and the webhook that asks for verifications.')
      .option('--environment <name>', 'make it where it is missing; may be repeated', also, [])
      .option('--production <name>', 'the same, for one with real people; may be repeated', also, [])
      .option(
        '--webhook <url>',
        'where the broker asks for a verification; with WEBHOOK_TOKEN as bearer, when that is set',
      )
      .action(prepare),
    './odyssey contracts prepare --environment test --production production',
  );

async function prepare({ environment, production, webhook: url }: Words): Promise<void> {
  const broker = brokerFrom(process.env);
  if (environment.length + production.length === 0 && !url)
    throw unclear('Nothing is named.', 'say --environment, --production or --webhook');
  await reach(broker);
  const known = new Set((await environmentsOf(broker)).map(({ name }) => name));
  for (const name of new Set([...environment, ...production])) {
    if (!known.has(name)) await createEnvironment(broker, name, production.includes(name));
    console.log(progressLine(`environment ${name} ${known.has(name) ? 'was there' : 'made'}`));
  }
  if (!url) return;
  // Not by the stock CLI: it takes the token as a word, and words can be read by everybody on the machine.
  const { path, body } = webhook(url, process.env.WEBHOOK_TOKEN);
  const { status, body: said } = await ask(broker, path, { method: 'PUT', body });
  if (status >= 400)
    throw refused(`The broker did not take the webhook (${status}).`, 'see its own words above', [
      JSON.stringify(said),
    ]);
  console.log(progressLine(`${EVENT} asks ${url}`));
}

async function createEnvironment(broker: Broker, name: string, production: boolean): Promise<void> {
  const { code, lines } = await pactBroker(broker, [
    ...['create-environment', '--name', name],
    ...(production ? ['--production'] : []),
  ]);
  if (code !== 0) throw refused(`The broker did not make ${name}.`, 'see its own words above', lines);
}
