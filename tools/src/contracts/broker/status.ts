import { Command } from 'commander';
import { table } from '../../show/table.ts';
import { ask, type Broker, brokerFrom, reach } from './broker.ts';
import { environmentsOf, inhabitantsOf } from './environments.ts';
import { brokerCommand } from './exit-codes.ts';
import { participants } from './participants.ts';
import { commitOf } from './source-version.ts';

export const command = (): Command =>
  brokerCommand(
    new Command('status')
      .description(
        'What the broker knows of this commit: published, verified, deployed, and what is in each place.',
      )
      .option('--app-version <version>', 'of this version; else the commit that is checked out')
      .action(status),
    './odyssey contracts status',
  );

async function status(words: { appVersion?: string }): Promise<void> {
  const broker = brokerFrom(process.env);
  const version = commitOf(words);
  await reach(broker);
  const environments = await environmentsOf(broker);
  const places = await Promise.all(
    environments.map(async (environment) => ({
      name: environment.name,
      inhabitants: await inhabitantsOf(broker, environment),
    })),
  );
  const rows = await Promise.all(
    participants().map(async (name) => {
      const { known, asConsumer, asProvider } = await standing(broker, name, version);
      const there = places.map(({ inhabitants }) => versionsIn(inhabitants.get(name) ?? [], version));
      return [name, known ? 'yes' : 'no', tally(asConsumer), tally(asProvider), ...there];
    }),
  );
  const head = [
    '',
    'published',
    'its contracts kept',
    'keeps its promises',
    ...environments.map(({ name }) => name),
  ];
  console.log(`${version}\n\n${table([head, ...rows])}`);
}

interface MatrixRow {
  readonly consumer: { readonly name: string; readonly version: { readonly number: string } };
  readonly provider: { readonly name: string; readonly version: { readonly number: string } | null };
  readonly verificationResult: { readonly success: boolean } | null;
}

interface Standing {
  readonly known: boolean;
  readonly asConsumer: readonly MatrixRow[];
  readonly asProvider: readonly MatrixRow[];
}

/** Its contracts with the providers of the same version, and what it was held to itself. */
async function standing(broker: Broker, name: string, version: string): Promise<Standing> {
  const { status } = await ask(
    broker,
    `pacticipants/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`,
  );
  if (status >= 400) return { known: false, asConsumer: [], asProvider: [] };
  const query = `q[][pacticipant]=${encodeURIComponent(name)}&q[][version]=${encodeURIComponent(version)}`;
  const { body } = await ask(broker, `matrix?${query}&latestby=cvpv`);
  const rows = (body.matrix ?? []) as readonly MatrixRow[];
  const here = (row: MatrixRow) => row.provider.version === null || row.provider.version.number === version;
  return {
    known: true,
    asConsumer: rows.filter((row) => row.consumer.name === name && here(row)),
    asProvider: rows.filter(({ provider }) => provider.name === name && provider.version?.number === version),
  };
}

const tally = (rows: readonly MatrixRow[]) =>
  rows.length === 0
    ? '–'
    : `${rows.filter(({ verificationResult }) => verificationResult?.success).length} of ${rows.length}`;

/** This commit, or the short names of the others. */
const versionsIn = (versions: readonly string[], version: string) =>
  versions.map((other) => (other === version ? 'this' : other.slice(0, 8))).join(', ') || '–';
