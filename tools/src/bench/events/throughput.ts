import type { Figure } from '../figure.ts';
import { OTHER_TOPIC, type Parts, TOPIC } from './parts.ts';

/** One event in this many belongs to nobody who has another failing one, or the parked keys would be the load. */
const EVENTS_A_PERSON = 10;
const POISON = 0.005;
/** Nest's server is slow enough to be measured with fewer, and stalls for ever on poison. */
const NEST_SHARE = 0.1;
const NEST_PATIENCE_MS = 6_000;

/** Runs per figure: what one turn of each measured. */
interface Run {
  drain: number;
  rawDrain: number;
  clean: number;
  poisoned: number;
  raw: number;
  nest: number;
  nestPoisoned: number;
}

/**
 * Relay and consumer at full speed, on the same records: the outbox is filled, drained to the topic, and the topic is
 * then read by each consumer from its beginning.
 */
export async function throughput(parts: Parts): Promise<Figure[]> {
  const { runs, say } = parts.options;
  const done: Run[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const found = await once(parts, run);
    done.push(found);
    const shown = Object.entries(found).map(([name, rate]) => `${name} ${Math.round(rate)}/s`);
    say(`throughput, run ${run} of ${runs}: ${shown.join(', ')}`);
  }
  const all = (pick: (run: Run) => number) => done.map(pick);
  return [
    {
      name: 'relay drain',
      unit: 'events/s',
      better: 'more',
      runs: all((run) => run.drain),
      baselines: [{ name: 'raw kafkajs', runs: all((run) => run.rawDrain) }],
      target: '≥ 18,000',
    },
    {
      name: 'end to end through the inbox',
      unit: 'events/s',
      better: 'more',
      runs: all((run) => run.clean),
      baselines: [
        { name: 'Nest’s Kafka server', runs: all((run) => run.nest) },
        { name: 'raw kafkajs', runs: all((run) => run.raw) },
      ],
      target: '≥ 8,000, then 15,000',
    },
    {
      name: 'end to end with 0.5 % failing events',
      unit: 'events/s',
      better: 'more',
      runs: all((run) => run.poisoned),
      baselines: [
        { name: 'Nest’s Kafka server', runs: all((run) => run.nestPoisoned) },
        { name: 'the same without failing events', runs: all((run) => run.clean) },
      ],
      target: '≥ 0.8 × clean',
    },
  ];
}

async function once(parts: Parts, run: number): Promise<Run> {
  const { events } = parts.options;
  await parts.emptyTopic(TOPIC);
  await parts.emptyTopic(OTHER_TOPIC);
  const { drain, rawDrain } = await drained(parts, run);
  // In turn: who is first meets another machine than who is last.
  const turns: (() => Promise<Partial<Run>>)[] = [
    async () => ({ clean: await consumed(parts, false) }),
    async () => ({ poisoned: await consumed(parts, true) }),
    async () => ({ raw: await rawConsumed(parts) }),
    async () => ({ nest: await nestConsumed(parts, false, Math.ceil(events * NEST_SHARE)) }),
    async () => ({ nestPoisoned: await nestConsumed(parts, true, events) }),
  ];
  const found: Partial<Run> = { drain, rawDrain };
  for (let n = 0; n < turns.length; n += 1) {
    Object.assign(found, await turns[(n + run) % turns.length]?.());
  }
  return found as Run;
}

async function drained(parts: Parts, run: number): Promise<{ drain: number; rawDrain: number }> {
  const { events, seed } = parts.options;
  const databaseUrl = await parts.database();
  const producer = await parts.odyssey({ service: parts.unique('goals'), databaseUrl, reacts: false });
  const people = Math.max(1, Math.round(events / EVENTS_A_PERSON));
  await producer.call('fill', { events, people, poisoned: POISON, seed: seed + run });
  const raw = await parts.rawProducer({ databaseUrl, topic: OTHER_TOPIC });
  await raw.call('take');
  const rawFirst = run % 2 === 0;
  const early = rawFirst ? await raw.call('drain') : 0;
  const drain = await producer.call('drain', { events });
  const rawDrain = rawFirst ? early : await raw.call('drain');
  await Promise.all([producer.stop(), raw.stop()]);
  return { drain, rawDrain };
}

/** @throws when an effect is missing or happened twice: a quick consumer that loses events is no consumer. */
async function consumed(parts: Parts, poison: boolean): Promise<number> {
  const { events } = parts.options;
  const databaseUrl = await parts.database();
  const consumer = await parts.odyssey({
    service: parts.unique('reader'),
    databaseUrl,
    reacts: true,
    poison,
  });
  const { rate, counts } = await consumer.call('consume', { events });
  await consumer.stop();
  const [found] = await parts.query<{ effects: number; distinct: number }>(
    databaseUrl,
    'select count(*)::int as effects, count(distinct n)::int as "distinct" from effects',
  );
  const expected = counts.handled ?? 0;
  if (found?.effects !== expected || found.distinct !== expected || (!poison && expected !== events))
    throw new Error(`of ${events} events ${JSON.stringify(counts)}, but ${JSON.stringify(found)}`);
  return rate;
}

async function rawConsumed(parts: Parts): Promise<number> {
  const consumer = await parts.rawConsumer(await parts.database());
  const rate = await consumer.call('consume', { events: parts.options.events });
  await consumer.stop();
  return rate;
}

async function nestConsumed(parts: Parts, poison: boolean, events: number): Promise<number> {
  const consumer = await parts.nest({ databaseUrl: await parts.database(), poison });
  const rate = await consumer.call('consume', { events, withinMs: NEST_PATIENCE_MS });
  await consumer.kill();
  return rate;
}
