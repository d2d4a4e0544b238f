import { Command } from 'commander';
import type { DataService } from '../../../contracts/services.ts';
import { topicOf } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { aCount, anInstant, aService, chosen, explained } from './arguments.ts';
import { boundsOf, kafkaAt, kafkaFault, type Offsets, offsetsSince, withAdmin } from './kafka.ts';
import { places } from './places.ts';
import { dataOf, existing, readRecords, type TopicRecord } from './records.ts';
import { age, clip, secondsSince } from './words.ts';

interface Options {
  service?: DataService;
  type?: string;
  user?: string;
  since?: Date;
  count?: number;
  json?: boolean;
}

export function command(): Command {
  return explained(
    new Command('tail')
      .description(
        'Records as they arrive, a line each, until Ctrl-C. Commits nothing and disturbs no consumer.',
      )
      .option('--service <service>', 'what this service publishes', aService)
      .option('--type <type>', 'of this type, or of those that begin so: goals.task')
      .option('--user <id>', 'of this person')
      .option(
        '--since <when>',
        'begin with those stored since: 90s, 15m, 1h, 2d ago, or 2026-05-04T07:40Z',
        anInstant,
      )
      .option('-n, --count <count>', 'stop after so many', aCount)
      .action(tail),
    {
      example: './odyssey events tail --service goals --type goals.task --since 1h',
      json: `a line for each record: {id, type, key, time, storedAt, aggregate: {type, id, version}, to, correlationId,
  causationId, topic, partition, offset, data}`,
    },
  );
}

async function tail(options: Options): Promise<void> {
  const { kafka } = await places();
  const from = await withAdmin(kafka, async (admin) => {
    const topics = await existing(
      admin,
      chosen(options.service).map((service) => topicOf(service)),
    );
    if (topics.length === 0)
      throw new Fault(
        'There is no topic to read.',
        './odyssey events topics --create makes them; or this user of Kafka may not see them: ./odyssey events acls',
      );
    const begin = async (topic: string): Promise<[string, Offsets]> => [
      topic,
      options.since ? await offsetsSince(admin, topic, options.since) : (await boundsOf(admin, topic)).end,
    ];
    return new Map(await Promise.all(topics.map(begin)));
  });
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // A pager that was closed: nobody reads on.
  process.stdout.once('error', end);
  let seen = 0;
  try {
    await readRecords(kafkaAt(kafka), {
      from,
      signal: stop.signal,
      onRecord(record) {
        if (!matches(record, options)) return false;
        seen += 1;
        console.log(options.json ? JSON.stringify(described(record)) : recordLine(record));
        return seen === options.count;
      },
    });
  } catch (error) {
    throw kafkaFault(error, kafka) ?? error;
  }
}

export function matches({ key, headers }: TopicRecord, { type, user }: Options): boolean {
  const of = headers.ce_type ?? '';
  return (
    (user === undefined || key === user) && (type === undefined || of === type || of.startsWith(`${type}.`))
  );
}

/** As `--json` shows it. */
export function described({ topic, partition, offset, storedAt, key, headers, value }: TopicRecord): object {
  const named = (name: string) => headers[`ce_${name}`] ?? null;
  return {
    id: named('id'),
    type: named('type'),
    key,
    time: named('time'),
    storedAt,
    aggregate: {
      type: named('aggregatetype'),
      id: named('aggregateid'),
      version: headers.ce_aggregateversion ? Number(headers.ce_aggregateversion) : null,
    },
    to: named('to'),
    correlationId: named('correlationid'),
    causationId: named('causationid'),
    topic,
    partition,
    offset,
    data: dataOf(value),
  };
}

/** One line: what, which version of which thing, whose, how long ago, and the data. */
export function recordLine({ key, headers, value, storedAt, topic }: TopicRecord): string {
  const {
    ce_id: id,
    ce_type: type,
    ce_aggregatetype: kind,
    ce_aggregateid: thing,
    ce_aggregateversion: version,
  } = headers;
  const head = [
    (id ?? '-').padEnd(36),
    clip(type ?? `? on ${topic}`, 44),
    thing ? `${kind} …${clip(thing.slice(-8), 8)} v${version}` : '-',
    `of ${key === null ? '-' : `…${clip(key.slice(-8), 8)}`}`,
    `${age(secondsSince(storedAt))} ago`,
  ].join('  ');
  const width = process.stdout.isTTY ? Math.max(140, process.stdout.columns ?? 0) : 10_000;
  return clip(`${clip(head, 200)}  ${value ?? '-'}`, width);
}
