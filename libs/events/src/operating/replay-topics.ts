import type { Dispatcher } from '../consumer/dispatcher.ts';
import type { IncomingRecord, Outcome } from '../consumer/incoming.ts';
import type { KafkaReader, Stretch } from '../kafka/kafka-reader.ts';
import type { Transactions } from '../transactions.ts';
import type { Operation, OperationKind } from './operation.ts';
import { rest, unlessAborted } from './waiting.ts';

const AT_MOST_AT_ONCE = 200;

/** Where each partition is read on, and where it ended when the operation began: `<topic>/<partition>` to both. */
type Positions = Record<string, readonly [next: string, end: string]>;

interface Dispatchers {
  readonly live: Dispatcher;
  /** One with lanes of its own: a replay must neither pause the fetching of live events nor be forgotten in a rebalance. */
  apart(): Dispatcher;
}

/**
 * Reads a service's topics again from a time on, through the same inbox: after its database was put back to an earlier
 * state, what was handled since then is handled again, and what it still knows has no second effect. Filter:
 * `{since}`, ISO 8601. The positions are kept with the progress, so that nothing of it rests on Kafka's memory of groups.
 */
export class ReplayTopics implements OperationKind {
  readonly kind = 'replay-topics';

  constructor(
    private readonly transactions: Transactions,
    private readonly dispatchers: Dispatchers,
    private readonly reader: KafkaReader,
    private readonly service: string,
  ) {}

  async step(operation: Operation): Promise<'more' | 'done'> {
    const stretches = operation.cursor
      ? stretchesOf(operation.cursor.positions as Positions)
      : await this.begin(operation);
    if (stretches.every(({ next, end }) => next >= end)) return 'done';
    const dispatcher = likeLive(this.dispatchers);
    try {
      await this.reader.read({
        group: `odyssey.${this.service}.replay.${operation.id}`,
        stretches,
        signal: operation.signal,
        take: async (records, stretch, alive) => {
          for (const part of inParts(records, Math.min(operation.batch, AT_MOST_AT_ONCE))) {
            const began = performance.now();
            const outcomes = await unlessAborted(deliver(dispatcher, part), operation.signal);
            for (const outcome of outcomes) this.dispatchers.live.counts[outcome] += 1;
            stretch.next = BigInt(part.at(-1)?.offset ?? 0) + 1n;
            await this.advance(operation, outcomes, stretches);
            await alive();
            await rest(
              (part.length / operation.rate) * 1_000 - (performance.now() - began),
              operation.signal,
            );
          }
        },
      });
    } finally {
      await dispatcher.drain();
    }
    return 'more';
  }

  private async begin(operation: Operation): Promise<Stretch[]> {
    const { since } = operation.filter;
    const time = new Date(typeof since === 'string' ? since : Number.NaN);
    if (Number.isNaN(time.getTime())) throw new Error('the filter says in `since` from when on to read');
    const stretches = await this.reader.since(this.dispatchers.live.handlers.topics, time);
    const total = stretches.reduce((sum, { next, end }) => sum + Number(end - next), 0);
    await this.transactions.forSystem((tx) => operation.advance(tx, { total, cursor: cursorOf(stretches) }));
    return stretches;
  }

  private advance(
    operation: Operation,
    outcomes: readonly Outcome[],
    stretches: readonly Stretch[],
  ): Promise<void> {
    const ignored = outcomes.filter((outcome) => outcome === 'ignored').length;
    return this.transactions.forSystem((tx) =>
      operation.advance(tx, {
        done: outcomes.length - ignored,
        skipped: ignored,
        cursor: cursorOf(stretches),
      }),
    );
  }
}

/** Runs what the live one runs, and is watched like it. */
function likeLive({ live, apart }: Dispatchers): Dispatcher {
  const dispatcher = apart();
  for (const handler of live.handlers.all) dispatcher.handlers.register(handler);
  dispatcher.handlers.onRun = live.handlers.onRun;
  dispatcher.handlers.onHandled = live.handlers.onHandled;
  return dispatcher;
}

const cursorOf = (stretches: readonly Stretch[]): { positions: Positions } => ({
  positions: Object.fromEntries(
    stretches.map(({ topic, partition, next, end }) => [
      `${topic}/${partition}`,
      [next.toString(), end.toString()] as const,
    ]),
  ),
});

function stretchesOf(positions: Positions): Stretch[] {
  return Object.entries(positions).map(([name, [next, end]]) => {
    const [topic = '', partition] = name.split('/');
    return { topic, partition: Number(partition), next: BigInt(next), end: BigInt(end) };
  });
}

const deliver = (dispatcher: Dispatcher, records: readonly IncomingRecord[]): Promise<Outcome[]> =>
  Promise.all(records.map((record) => dispatcher.deliver(record)));

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
