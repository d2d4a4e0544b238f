import { type Figure, median, percentile } from '../figure.ts';
import type { Worker } from '../worker.ts';
import { type Parts, TOPIC } from './parts.ts';
import type { Moment } from './workers/clock.ts';
import type { Load, Loaded } from './workers/load.ts';
import type { OdysseyService } from './workers/odyssey-service.ts';
import type { RawProducer } from './workers/raw-producer.ts';

const PEOPLE = 200;
const RATES = [200, 1_000];
/** So long a load runs before it is measured: code is compiled and connections are open then. */
const WARM_UP = { rate: 200, seconds: 2, burst: 1 };
const SECONDS = 5;
/** How long events may be on their way when the load has ended, in milliseconds. */
const PATIENCE_MS = 10_000;

/** From commit to the beginning of the handler, in milliseconds. */
interface Latency {
  p50: number;
  p99: number;
  /** Committed, of people without a failing event, and not handled when patience ended. */
  missing: number;
}

/** Who writes and who reads; both stay up for several loads. */
interface Way {
  writer: Worker<OdysseyService> | Worker<RawProducer>;
  reader: { arrivals(): Promise<Moment[]>; stop(): Promise<void> };
}

type Name = 'odyssey' | 'nest' | 'raw';
const NAMES: readonly Name[] = ['odyssey', 'nest', 'raw'];

/** Commit to handler at a steady rate: ours through outbox and inbox, theirs by a send after the commit. */
export async function latency(parts: Parts): Promise<Figure[]> {
  const { runs, quick, say } = parts.options;
  const rates = quick ? RATES.slice(0, 1) : RATES;
  const found = new Map<string, Latency[]>();
  for (let run = 1; run <= runs; run += 1) {
    for (const name of inTurn(NAMES, run)) {
      const way = await openWay(parts, name, false);
      await measured(way, loadOf(parts, WARM_UP));
      for (const rate of rates) {
        const seen = await measured(way, loadOf(parts, { rate, seconds: SECONDS, burst: 1 }));
        found.set(`${name} ${rate}`, [...(found.get(`${name} ${rate}`) ?? []), seen]);
        say(`latency at ${rate}/s, run ${run} of ${runs}: ${name} ${shown(seen)}`);
      }
      await closeWay(way);
    }
  }
  return rates.flatMap((rate) => {
    const targets = rate === 200 ? ['≤ 4', '≤ 20'] : ['≤ 8', '≤ 35'];
    return (['p50', 'p99'] as const).map((at, n) => {
      const all = (name: Name) => (found.get(`${name} ${rate}`) ?? []).map((seen) => seen[at]);
      return {
        name: `commit to handler at ${rate}/s, ${at}`,
        unit: 'ms',
        better: 'less' as const,
        runs: all('odyssey'),
        baselines: [
          { name: 'Nest’s Kafka server', runs: all('nest') },
          { name: 'raw kafkajs', runs: all('raw') },
        ],
        ...(targets[n] ? { target: targets[n] } : {}),
      };
    });
  });
}

/** One person's events fail, with ten times the load in the middle second: what does everybody else notice? */
export async function poison(parts: Parts): Promise<Figure[]> {
  const { runs, quick, say } = parts.options;
  const burst = { rate: 200, seconds: quick ? 3 : SECONDS, burst: 10 };
  const clean: Latency[] = [];
  const poisoned: Latency[] = [];
  const nest: Latency[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const turns = [
      async () => clean.push(await alone(parts, 'odyssey', false, burst)),
      async () => poisoned.push(await alone(parts, 'odyssey', true, burst)),
    ];
    for (const turn of inTurn(turns, run)) await turn();
    // It stands still until patience ends: once is enough to see it.
    if (run === 1) nest.push(await alone(parts, 'nest', true, burst));
    const last = (all: Latency[]) => shown(all.at(-1) as Latency);
    say(
      `one poisoned key, run ${run} of ${runs}: ${last(poisoned)}; without: ${last(clean)}; Nest ${last(nest)}`,
    );
  }
  const control = { name: 'the same without a poisoned key', runs: clean.map(({ p99 }) => p99) };
  return [
    {
      name: 'healthy keys beside a poisoned one, ten-fold burst, p99',
      unit: 'ms',
      better: 'less',
      runs: poisoned.map(({ p99 }) => p99),
      baselines: [control],
      target: '≤ 2 × without',
    },
    {
      name: 'healthy events not delivered 10 s after',
      unit: 'events',
      better: 'less',
      runs: poisoned.map(({ missing }) => missing),
      baselines: [{ name: 'Nest’s Kafka server', runs: nest.map(({ missing }) => missing) }],
      target: '0',
    },
  ];
}

async function alone(parts: Parts, name: Name, fails: boolean, shape: Shape): Promise<Latency> {
  const way = await openWay(parts, name, fails);
  await measured(way, loadOf(parts, WARM_UP));
  const seen = await measured(way, { ...loadOf(parts, shape), poisoned: fails ? 0.02 : 0 });
  await closeWay(way);
  return seen;
}

async function openWay(parts: Parts, name: Name, fails: boolean): Promise<Way> {
  await parts.emptyTopic(TOPIC);
  const [written, read] = await Promise.all([parts.database(), parts.database()]);
  if (name === 'odyssey') {
    const [writer, reader] = await Promise.all([
      parts.odyssey({ service: parts.unique('goals'), databaseUrl: written, reacts: false }),
      parts.odyssey({ service: parts.unique('reader'), databaseUrl: read, reacts: true, poison: fails }),
    ]);
    await Promise.all([writer.call('join'), reader.call('join')]);
    return { writer, reader: { arrivals: () => reader.call('arrivals'), stop: () => reader.kill() } };
  }
  const writer = await parts.rawProducer({ databaseUrl: written, topic: TOPIC });
  if (name === 'nest') {
    const reader = await parts.nest({ databaseUrl: read, poison: fails });
    await reader.call('join');
    return { writer, reader: { arrivals: () => reader.call('arrivals'), stop: () => reader.kill() } };
  }
  const reader = await parts.rawConsumer(read);
  await reader.call('join');
  return { writer, reader: { arrivals: () => reader.call('arrivals'), stop: () => reader.kill() } };
}

async function closeWay({ writer, reader }: Way): Promise<void> {
  await Promise.all([writer.kill(), reader.stop()]);
}

type Shape = Pick<Load, 'rate' | 'seconds' | 'burst'>;

function loadOf(parts: Parts, shape: Shape): Load {
  const { seed } = parts.options;
  return { ...shape, from: parts.numbers(shape), people: PEOPLE, poisoned: 0, seed };
}

async function measured({ writer, reader }: Way, load: Load): Promise<Latency> {
  const loaded: Loaded = await (writer as Worker<OdysseyService>).call('load', load);
  const poisoned = new Set(loaded.poisoned);
  const healthy = loaded.commits.filter(([n]) => !poisoned.has(n));
  const arrived = new Map<number, number>();
  const deadline = performance.now() + PATIENCE_MS;
  while (true) {
    for (const [n, at] of await reader.arrivals()) if (!arrived.has(n)) arrived.set(n, at);
    if (healthy.every(([n]) => arrived.has(n)) || performance.now() > deadline) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const delays = healthy.flatMap(([n, at]) => {
    const begun = arrived.get(n);
    return begun === undefined ? [] : [begun - at];
  });
  return { p50: median(delays), p99: percentile(delays, 0.99), missing: healthy.length - delays.length };
}

const shown = ({ p50, p99, missing }: Latency) =>
  `${p50.toFixed(1)} / ${p99.toFixed(1)} ms${missing > 0 ? `, ${missing} not delivered` : ''}`;

/** The same things, another one first in each run. */
function inTurn<T>(things: readonly T[], run: number): T[] {
  const first = run % things.length;
  return [...things.slice(first), ...things.slice(0, first)];
}
