import { Command } from 'commander';
import type pg from 'pg';
import type { DataService } from '../../../contracts/services.ts';
import { aCount, aService, chosen, explained } from './arguments.ts';
import { inEach, places } from './places.ts';
import { ago, ahead, clip, counted, grouped } from './words.ts';

/** A key that waits behind its failing event. */
interface ParkedKey {
  service: DataService;
  topic: string;
  key: string;
  event: { id: string; type: string };
  errorClass: string | null;
  error: string | null;
  attempts: number;
  nextAt: Date;
  parkedAt: Date;
  /** Events behind the failing one. */
  waiting: number;
}

export function command(): Command {
  return explained(
    new Command('parked')
      .description(
        'Keys that wait: a person’s failing event, tried again by itself, and what queues behind it.',
      )
      .option('--service <service>', 'those of this service', aService)
      .option('--user <id>', 'of this person')
      .option('-n, --limit <count>', 'how many keys to list, those that wait longest first', aCount, 20)
      .action(parked),
    {
      example: './odyssey events parked --service notifications',
      json: `{keys, events, parked: [{service, topic, key, event: {id, type}, errorClass, error, attempts,
  nextAt, parkedAt, waiting}]}`,
    },
  );
}

interface Options {
  service?: DataService;
  user?: string;
  limit: number;
  json?: boolean;
}

async function parked({ service, user, limit, json }: Options): Promise<void> {
  const found = await inEach(await places(), chosen(service), (client, name) =>
    parkedOf(client, name, user, limit),
  );
  const keys = found.reduce((sum, one) => sum + one.keys, 0);
  const events = found.reduce((sum, one) => sum + one.events, 0);
  const heads = found
    .flatMap((one) => one.heads)
    .sort((a, b) => a.parkedAt.getTime() - b.parkedAt.getTime())
    .slice(0, limit);
  if (json) console.log(JSON.stringify({ keys, events, parked: heads }, null, 2));
  else if (keys === 0) console.log('Nothing is parked.');
  else console.log(parkedTable(heads, keys, events));
  process.exitCode = keys > 0 ? 0 : 1;
}

async function parkedOf(client: pg.Client, service: DataService, user: string | undefined, limit: number) {
  const mine = [user ?? null];
  const { rows: counts } = await client.query<{ keys: number; events: number }>(
    `select count(distinct (topic, key))::int as keys, count(*)::int as events
     from parked_events where $1::text is null or key = $1`,
    mine,
  );
  const { rows } = await client.query(
    `select head.*, (select count(*)::int - 1 from parked_events q
                     where q.topic = head.topic and q.key = head.key) as waiting
     from (select distinct on (topic, key) topic, key, event_id, type, error_class as "errorClass", error, attempts,
             next_at as "nextAt", parked_at as "parkedAt"
           from parked_events where $1::text is null or key = $1 order by topic, key, seq) head
     order by head."parkedAt" limit $2`,
    [...mine, limit],
  );
  const heads = rows.map(({ event_id, type, ...row }) => ({
    service,
    ...row,
    event: { id: event_id, type },
  })) as ParkedKey[];
  return { keys: counts[0]?.keys ?? 0, events: counts[0]?.events ?? 0, heads };
}

function parkedTable(heads: ParkedKey[], keys: number, events: number): string {
  const shown = heads.length < keys ? `; those that wait longest` : '';
  return [
    `${counted(keys, 'key')} with ${counted(events, 'event')}${shown}:`,
    ...heads.map(parkedLines),
    '',
    'See one: ./odyssey events show EVENT    Give one up: ./odyssey events discard EVENT --why "…"',
  ].join('\n');
}

function parkedLines({
  service,
  key,
  event,
  errorClass,
  error,
  attempts,
  nextAt,
  parkedAt,
  waiting,
}: ParkedKey): string {
  const behind = waiting > 0 ? `, ${grouped(waiting)} behind it` : '';
  return [
    `${service}  ${clip(event.type, 44)}  parked ${ago(parkedAt)}${behind}`,
    `    event ${event.id}  of ${clip(key, 36)}`,
    `    ${attempts === 0 ? 'not tried since' : `${attempts === 1 ? '1 try' : `${attempts} tries`}, next ${ahead(nextAt)}`}`,
    ...(error ? [`    ${clip(`${errorClass}: ${error}`, 96)}`] : []),
  ].join('\n');
}
