import { Command } from 'commander';
import { table } from '../show/table.ts';
import { aCount, chosen, explained } from './arguments.ts';
import { type DeadLetterOptions, filterOf, withDeadLetterOptions } from './dead-letter-options.ts';
import { type DeadGroup, type DeadLetter, deadGroupsOf, deadLettersOf } from './dead-letters.ts';
import { inEach, places } from './places.ts';
import { ago, clip, counted, grouped } from './words.ts';

export function command(): Command {
  return explained(
    withDeadLetterOptions(
      new Command('dead').description(
        'Events that were given up: unreadable ones, and those that failed for an hour.',
      ),
    )
      .option('-n, --limit <count>', 'how many of the latest to list', aCount, 20)
      .action(dead),
    {
      example: './odyssey events dead --service ai --since 1d',
      json: `{total, groups: [{service, type, errorClass, count, latest}],
  dead: [{id, service, eventId, type, key, errorClass, error, attempts, release, topic, partition, offset, diedAt}]}`,
    },
  );
}

async function dead(options: DeadLetterOptions & { limit: number; json?: boolean }): Promise<void> {
  const at = await places();
  const filter = filterOf(options);
  const found = await inEach(at, chosen(options.service), async (client, service) => ({
    groups: await deadGroupsOf(client, service, filter),
    letters: await deadLettersOf(client, service, filter, options.limit),
  }));
  const groups = found.flatMap((one) => one.groups).sort((a, b) => b.count - a.count);
  const letters = found
    .flatMap((one) => one.letters)
    .sort((a, b) => b.diedAt.getTime() - a.diedAt.getTime())
    .slice(0, options.limit);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  if (options.json) console.log(JSON.stringify({ total, groups, dead: letters }, null, 2));
  else if (total === 0) console.log('No dead letter matches.');
  else console.log(deadTable(groups, letters, total));
  process.exitCode = total > 0 ? 0 : 1;
}

function deadTable(groups: DeadGroup[], letters: DeadLetter[], total: number): string {
  const shown = letters.length < total ? `; the latest ${grouped(letters.length)}` : '';
  return [
    groupTable(groups),
    '',
    `${counted(total, 'dead letter')}${shown}:`,
    ...letters.map(deadLetterLines),
    '',
    'See one: ./odyssey events show ID      Run again: ./odyssey events replay ID, or a filter as here',
  ].join('\n');
}

/** By what they died of: one cause seldom kills one event only. */
export function groupTable(groups: readonly DeadGroup[]): string {
  return table([
    ['service', 'type', 'error', 'dead', 'latest'],
    ...groups.map(({ service, type, errorClass, count, latest }) => [
      service,
      clip(type ?? '-', 44),
      clip(errorClass, 20),
      grouped(count),
      ago(latest),
    ]),
  ]);
}

export function deadLetterLines(letter: DeadLetter): string {
  const tries = letter.attempts > 0 ? `after ${letter.attempts} tries` : 'never tried';
  return [
    `${letter.id}  ${clip(letter.type ?? '-', 44)}  ${ago(letter.diedAt)}, ${tries}`,
    `    event ${clip(letter.eventId ?? '-', 36)}  of ${clip(letter.key ?? '-', 36)}`,
    `    ${clip(`${letter.errorClass}: ${letter.error}`, 96)}`,
  ].join('\n');
}
