import { Command } from 'commander';
import type { DataService } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { agreed } from './agreed.ts';
import { aCount, chosen, type EventName, eventNames, explained, operator } from './arguments.ts';
import { groupTable } from './dead.ts';
import { type DeadLetterOptions, filterOf, withDeadLetterOptions } from './dead-letter-options.ts';
import { type DeadGroup, type DeadLetterFilter, deadGroupsOf } from './dead-letters.ts';
import { stuckAs } from './find-event.ts';
import { followOperation, type Placed, progressOf } from './follow-operations.ts';
import { OPERATION_SHAPE } from './operations.ts';
import { DEFAULT_RATE, type Order, placeOrder } from './orders.ts';
import { inDatabase, inEach, type Places, places } from './places.ts';
import { counted, grouped } from './words.ts';

/** Errors of records that could not be read; a newer release may. */
const UNREAD = ['envelope', 'key', 'json', 'data', 'unknown_type'];

interface Options extends DeadLetterOptions {
  all?: boolean;
  yes?: boolean;
  fromTopic?: boolean;
  dryRun?: boolean;
  rate: number;
  why?: string;
  as: string;
  wait: boolean;
  json?: boolean;
}

/** What one service is to replay. */
interface Part {
  service: DataService;
  filter: DeadLetterFilter;
  groups: DeadGroup[];
}

export function command(): Command {
  const replay = withDeadLetterOptions(
    new Command('replay')
      .description(
        'Run dead letters again, by the service that gave them up: each goes back into its key’s queue and passes ' +
          'the inbox, so nothing happens twice. What fails again is parked and given up as before.',
      )
      .argument('[id...]', 'events by id, or dead letters such as ai#12', eventNames),
  )
    .option('--all', 'every dead letter that the filter leaves; asks first')
    .option('-y, --yes', 'do not ask')
    .option(
      '--from-topic',
      'instead: read a service’s topics again since --since, after its database was put back to an earlier state',
    )
    .option('--dry-run', 'show what would be run again, and do nothing')
    .option('--rate <count>', 'at most so many a second', aCount, DEFAULT_RATE)
    .option('--why <reason>', 'kept for 400 days, with who and when: name no person')
    .option('--as <name>', 'who does it', operator())
    .option('--no-wait', 'do not wait until the service has done it');
  replay.action((names: EventName[], options: Options) => run(replay, names, options));
  return explained(replay, {
    example: `./odyssey events replay --service ai --error 23505 --since 1d --why "fixed in 1.4.2"
         ./odyssey events replay ai#12
         ./odyssey events replay --from-topic --service ai --since 2026-05-04T07:40Z --why "restored a backup"`,
    json: `{dryRun, total, groups: [{service, type, errorClass, count, latest}],
  operations: [${OPERATION_SHAPE}]}`,
  });
}

async function run(command: Command, names: EventName[], options: Options): Promise<void> {
  const filter = filterOf(options);
  if (options.fromTopic) return fromTopic(command, names, options, filter);
  const narrowed = names.length > 0 || Object.keys(filter).length > 0 || options.service !== undefined;
  if (!narrowed && !options.all)
    command.error('error: say which dead letters: an ID, a filter, or --all', { exitCode: 2 });
  if (names.length > 0 && Object.keys(filter).length > 0)
    command.error('error: name events, or filter them; not both', { exitCode: 2 });
  const at = await places();
  const parts =
    names.length > 0 ? await named(at, names, options.service) : await filtered(at, options, filter);
  const total = parts.flatMap(({ groups }) => groups).reduce((sum, { count }) => sum + count, 0);
  if (!options.json) console.log(total === 0 ? 'No dead letter matches.' : told(parts, total));
  if (total === 0 || options.dryRun) {
    if (options.json) print(true, parts, total, []);
    else if (total > 0) console.log('Nothing was done: this was a dry run.');
    process.exitCode = total > 0 ? 0 : 1;
    return;
  }
  if (options.all && !options.yes && !(await agreed(`Run all ${counted(total, 'dead letter')} again?`))) {
    console.log('Nothing was done.');
    process.exitCode = 1;
    return;
  }
  const orders = parts.map(({ service, filter: which }) => ({
    service,
    order: orderOf('replay', which, options),
  }));
  await place(at, orders, options, (rows) => print(false, parts, total, rows));
}

/** A service's topics from a time on: for a database that knows less than it did. */
async function fromTopic(
  command: Command,
  names: EventName[],
  options: Options,
  { since, ...rest }: DeadLetterFilter,
): Promise<void> {
  const { service, all, dryRun } = options;
  if (!service || !since || names.length > 0 || all || dryRun || Object.keys(rest).length > 0)
    command.error('error: --from-topic takes --service and --since, and no other filter', { exitCode: 2 });
  else
    await place(
      await places(),
      [{ service, order: orderOf('replay-topics', { since }, options) }],
      options,
      (rows) => print(false, [], 0, rows),
    );
}

const orderOf = (kind: Order['kind'], filter: object, { why, as: who, rate }: Options): Order => ({
  kind,
  filter,
  who,
  why: why ?? null,
  rate,
});

/** Asks each service, and waits until all have done it. */
async function place(
  at: Places,
  orders: { service: DataService; order: Order }[],
  { wait, json }: Options,
  printJson: (rows: unknown[]) => void,
): Promise<void> {
  const placed = await Promise.all(
    orders.map(async ({ service, order }): Promise<Placed> => {
      const id = await inDatabase(at, service, (client) => placeOrder(client, order));
      return { service, id };
    }),
  );
  if (!wait) {
    if (json) printJson(placed);
    else for (const { service, id } of placed) console.log(`${service} runs them again: operation ${id}`);
    return;
  }
  const rows = [];
  for (const one of placed) {
    const row = await followOperation(at, one);
    rows.push(row);
    if (!json) console.log(progressOf(row));
  }
  if (json) printJson(rows);
  else console.log('What fails again is seen in: ./odyssey events parked');
  process.exitCode = rows.every(({ state }) => state === 'done') ? 0 : 1;
}

async function named(at: Places, names: EventName[], only: DataService | undefined): Promise<Part[]> {
  const found = (await Promise.all(names.map((name) => stuckAs(at, name, only)))).flat();
  const dead = found.flatMap((one) => (one.as === 'dead' ? [one] : []));
  if (dead.length === 0)
    throw new Fault(
      'It is parked, not dead: it is tried again by itself.',
      './odyssey events parked shows when; discard gives it up',
    );
  const ids = Map.groupBy(dead, ({ service }) => service);
  return Promise.all(
    [...ids].map(async ([service, letters]) => {
      const filter = { ids: [...new Set(letters.map(({ number }) => Number(number)))] };
      return {
        service,
        filter,
        groups: await inDatabase(at, service, (c) => deadGroupsOf(c, service, filter)),
      };
    }),
  );
}

async function filtered(at: Places, options: Options, filter: DeadLetterFilter): Promise<Part[]> {
  const parts = await inEach(at, chosen(options.service), async (client, service) => ({
    service,
    filter,
    groups: await deadGroupsOf(client, service, filter),
  }));
  return parts.filter(({ groups }) => groups.length > 0);
}

function told(parts: Part[], total: number): string {
  const groups = parts.flatMap((part) => part.groups);
  const unread = groups
    .filter(({ errorClass }) => UNREAD.includes(errorClass))
    .reduce((sum, { count }) => sum + count, 0);
  return [
    groupTable(groups),
    '',
    `${counted(total, 'dead letter')} to run again.`,
    ...(unread > 0
      ? [
          `${grouped(unread)} of them could not be read when they came: those that still cannot stay as they are.`,
        ]
      : []),
  ].join('\n');
}

function print(dryRun: boolean, parts: Part[], total: number, operations: unknown[]): void {
  const groups = parts.flatMap((part) => part.groups);
  console.log(JSON.stringify({ dryRun, total, groups, operations }, null, 2));
}
