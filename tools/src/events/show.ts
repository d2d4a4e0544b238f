import { Command } from 'commander';
import { DATA_SERVICES } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { anEventName, type EventName, explained } from './arguments.ts';
import { type Found, findRecord } from './find-record.ts';
import { inDatabase, type Places, places } from './places.ts';
import { dataOf, type TopicRecord } from './records.ts';
import { deadByNumber, storyIn, type Trace } from './traces.ts';
import { ago, ahead, clip } from './words.ts';

export function command(): Command {
  return explained(
    new Command('show')
      .description(
        'One event wherever it is: outbox, topic, who has handled it and when, parked, dead; and its value.',
      )
      .argument('<id>', 'an event’s id, or a dead letter such as ai#12', anEventName)
      .action(show),
    {
      example: './odyssey events show 0197a3c2-5a1e-7c3f-9d65-0a1b2c3d4e5f',
      json: `{id, type, key, headers, data, record: {topic, partition, offset, storedAt} or null, kafka: true | false,
  traces: [{service, in: "outbox" | "inbox" | "parked" | "dead", at, …}]}`,
    },
  );
}

async function show(name: EventName, { json }: { json?: boolean }): Promise<void> {
  const at = await places();
  const known =
    'event' in name
      ? []
      : await inDatabase(at, name.service, (c) => deadByNumber(c, name.service, name.number));
  const id = 'event' in name ? name.event : (known[0]?.eventId ?? null);
  const traces = isUuid(id) ? await everywhere(at, id) : known;
  const { record, away } = await inKafka(at, id, traces);
  if (traces.length === 0 && !record)
    throw new Fault(
      `${'event' in name ? `The event ${name.event}` : `${name.service}#${name.number}`} is nowhere${away ? ' in the databases' : ''}.`,
      away?.fix ??
        'it is not of this stack, or left Kafka by age before any consumer of this stack handled it',
    );
  const value = record ?? traces.find((trace) => trace.value !== undefined);
  const headers = value?.headers ?? {};
  if (json)
    console.log(JSON.stringify(shape(id, traces, record, headers, value?.value ?? null, !away), null, 2));
  else console.log(storyOf(id, traces, record, headers, value?.value ?? null, away));
}

const everywhere = async (at: Places, id: string): Promise<Trace[]> => {
  const found = await Promise.all(
    DATA_SERVICES.map((service) => inDatabase(at, service, (client) => storyIn(client, service, id))),
  );
  return found.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
};

/** What Kafka has; when it is away the databases still tell most of the story. */
async function inKafka(
  at: Places,
  id: string | null,
  traces: Trace[],
): Promise<{ record?: TopicRecord; away?: Fault }> {
  const where = traces.find((trace) => trace.offset !== undefined);
  const found: Found = where
    ? { topic: where.topic ?? '', partition: where.partition ?? 0, offset: where.offset ?? '0' }
    : { id: id ?? '' };
  try {
    const record = await findRecord(at.kafka, found, (line) => console.error(line));
    return record ? { record } : {};
  } catch (error) {
    if (error instanceof Fault) return { away: error };
    throw error;
  }
}

const isUuid = (id: string | null): id is string =>
  id !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

function shape(
  id: string | null,
  traces: Trace[],
  record: TopicRecord | undefined,
  headers: Record<string, unknown>,
  value: string | null,
  kafka: boolean,
): object {
  return {
    id,
    type: headers.ce_type ?? null,
    key: record?.key ?? traces.find(({ key }) => key)?.key ?? null,
    headers,
    data: dataOf(value),
    record: record
      ? { topic: record.topic, partition: record.partition, offset: record.offset, storedAt: record.storedAt }
      : null,
    kafka,
    traces: traces.map(({ value: _, headers: __, ...trace }) => trace),
  };
}

function storyOf(
  id: string | null,
  traces: Trace[],
  record: TopicRecord | undefined,
  headers: Record<string, unknown>,
  value: string | null,
  away: Fault | undefined,
): string {
  const header = (name: string) => clip(String(headers[`ce_${name}`] ?? '-'), 60);
  const sent = traces.some((trace) => trace.in === 'outbox')
    ? 'not yet sent: it waits in the outbox'
    : 'not there: it has left by age, or was never sent';
  const data = dataOf(value);
  return [
    `${header('type')}  ${id ?? '-'}`,
    line('of', clip(record?.key ?? traces.find(({ key }) => key)?.key ?? '-', 60)),
    line(
      'about',
      `${header('aggregatetype')} ${header('aggregateid')}, version ${header('aggregateversion')}`,
    ),
    line('happened', `${header('time')}  (${headers.ce_time ? ago(String(headers.ce_time)) : '-'})`),
    line('caused by', `${header('causationid')}  in the course of ${header('correlationid')}`),
    ...(headers.ce_to ? [line('meant for', header('to'))] : []),
    line(
      'in Kafka',
      record
        ? `${record.topic}[${record.partition}] at ${record.offset}, stored ${record.storedAt.toISOString()}`
        : away
          ? away.message
          : sent,
    ),
    ...traces.flatMap(traceLines),
    '',
    typeof data === 'string' ? data : JSON.stringify(data, null, 2),
  ].join('\n');
}

const line = (name: string, text: string): string => `  ${name.padEnd(10)}${text}`;

function traceLines(trace: Trace): string[] {
  const when = `${trace.at.toISOString()}  (${ago(trace.at)})`;
  if (trace.in === 'outbox')
    return [
      line('outbox', `${trace.service}  ${when}`),
      ...(trace.error ? [line('', clip(`the broker refuses it: ${trace.error}`, 88))] : []),
    ];
  if (trace.in === 'inbox') return [line('handled', `${trace.consumer}  ${when}`)];
  const error = clip(`${trace.errorClass}: ${trace.error}`, 88);
  if (trace.in === 'dead')
    return [
      line('dead', `${trace.service}#${trace.number}  ${when}, after ${trace.attempts} tries`),
      line('', error),
    ];
  const place = trace.before
    ? `waits behind ${trace.before} others`
    : `next try ${ahead(trace.nextAt ?? trace.at)}`;
  return [
    line('parked', `${trace.service}  ${when}, ${trace.attempts} tries, ${place}`),
    ...(trace.error ? [line('', error)] : []),
  ];
}
