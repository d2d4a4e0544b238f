import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Dispatcher } from '../consumer/dispatcher.ts';
import type { IncomingRecord } from '../consumer/incoming.ts';
import type { Consumer, EachBatchPayload } from './kafka.ts';
import { KafkaSource } from './kafka-source.ts';

const TOPIC = 'odyssey.goals';
type Offsets = Parameters<Consumer['commitOffsets']>[0];

/** What kafkajs does to us and we to it, without a broker. */
class Group {
  readonly events = {
    GROUP_JOIN: 'join',
    HEARTBEAT: 'heartbeat',
    REBALANCING: 'rebalancing',
    CRASH: 'crash',
  };
  readonly commits: Offsets[] = [];
  /** While set, commits wait for it. */
  outage: Promise<void> | undefined;
  running = true;
  private readonly listeners = new Map<string, (event: object) => void>();
  private eachBatch: (payload: EachBatchPayload) => Promise<void> = async () => undefined;

  on(event: string, listener: (event: object) => void) {
    this.listeners.set(event, listener);
  }
  async connect() {}
  async subscribe() {}
  async run(options: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) {
    this.eachBatch = options.eachBatch;
  }
  /** Calls that never come back: what kafkajs does at close while the broker is away. */
  readonly hanging = new Set<'commit' | 'stop' | 'disconnect'>();
  stop = () => this.ended('stop');
  disconnect = () => this.ended('disconnect');
  private ended(call: 'commit' | 'stop' | 'disconnect'): Promise<void> {
    return this.hanging.has(call) ? new Promise(() => {}) : Promise.resolve();
  }
  pause() {
    if (!this.running) throw new Error('Consumer group was not initialized');
  }
  commitOffsets(offsets: Offsets): Promise<void> {
    this.commits.push(offsets);
    return this.outage ?? this.ended('commit');
  }

  join(partitions: number[]) {
    this.listeners.get('join')?.({ payload: { memberAssignment: { [TOPIC]: partitions } } });
  }
  /** @returns the offset that kafkajs goes on from, if it was told one. */
  async fetched(partition: number, from: number, to: number): Promise<string | undefined> {
    let resolved: string | undefined;
    const offsets = Array.from({ length: to - from + 1 }, (_, n) => String(from + n));
    const batch = {
      topic: TOPIC,
      partition,
      highWatermark: String(to + 1),
      messages: offsets.map((offset) => ({ offset, key: null, value: null, headers: {} })),
      lastOffset: () => String(to),
    };
    const payload = {
      batch,
      resolveOffset: (offset: string) => {
        resolved = offset;
      },
    };
    await this.eachBatch(payload as unknown as EachBatchPayload);
    return resolved;
  }
}

describe('the source of records', () => {
  let group: Group;
  let source: KafkaSource;
  let accepted: { record: IncomingRecord; finish: () => void }[];
  const offsets = () => accepted.map(({ record }) => Number(record.offset));
  const finish = (offset: number) =>
    accepted.find(({ record }) => Number(record.offset) === offset)?.finish();
  const committed = () => group.commits.at(-1)?.[0]?.offset;

  beforeEach(async () => {
    jest.useFakeTimers();
    group = new Group();
    accepted = [];
    const dispatcher = {
      waiting: 0,
      accept: (record: IncomingRecord, settled: () => void) =>
        void accepted.push({ record, finish: settled }),
      forget: (lost: (record: IncomingRecord) => boolean) => {
        accepted = accepted.filter(({ record }) => !lost(record));
      },
      drain: async () => undefined,
    };
    source = new KafkaSource(group as unknown as Consumer, dispatcher as unknown as Dispatcher, {
      brokerAnswers: async () => true,
      onStuck: () => undefined,
    });
    source.start([TOPIC]);
    await jest.advanceTimersByTimeAsync(0);
  });
  afterEach(async () => {
    const stopped = source.stop();
    await jest.advanceTimersByTimeAsync(20_000);
    await stopped;
    jest.useRealTimers();
  });

  it('knows since when the partition furthest behind gets nowhere', async () => {
    group.join([0, 1]);
    const idle = () => Date.now() - source.progressAt;
    await jest.advanceTimersByTimeAsync(9_000);
    expect(idle()).toBe(0);
    await group.fetched(0, 10, 11);
    await group.fetched(1, 20, 21);
    await jest.advanceTimersByTimeAsync(1_000);
    finish(20);
    finish(11);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(idle()).toBe(2_000);
    finish(10);
    expect(idle()).toBe(1_000);
    finish(21);
    expect(idle()).toBe(0);
  });

  it('loses nothing that waits when a batch from before a rebalance comes after it', async () => {
    group.join([0]);
    await group.fetched(0, 100, 102);
    group.join([0]);
    await group.fetched(0, 103, 104);
    await group.fetched(0, 105, 106);
    expect(offsets()).toEqual([100, 101, 102, 103, 104, 105, 106]);
    group.join([0]);
    await group.fetched(0, 100, 106);
    expect(offsets()).toEqual([100, 101, 102, 103, 104, 105, 106]);
    for (const offset of [103, 104, 105, 106]) finish(offset);
    await jest.advanceTimersByTimeAsync(300);
    expect(committed()).toBe('100');
    for (const offset of [100, 101, 102]) finish(offset);
    await jest.advanceTimersByTimeAsync(300);
    expect(committed()).toBe('107');
  });

  it('takes nothing of a partition that another member has, and forgets what waits of it', async () => {
    group.join([0, 1]);
    await group.fetched(0, 5, 6);
    await group.fetched(1, 7, 7);
    group.join([1]);
    expect(offsets()).toEqual([7]);
    expect(await group.fetched(0, 7, 9)).toBeUndefined();
    expect(offsets()).toEqual([7]);
  });

  it('has one commit on its way, however long the broker is away', async () => {
    const { promise, resolve: end } = Promise.withResolvers<void>();
    group.outage = promise;
    group.join([0]);
    await group.fetched(0, 1, 2);
    finish(1);
    await jest.advanceTimersByTimeAsync(3_000);
    finish(2);
    end();
    await jest.advanceTimersByTimeAsync(500);
    expect(group.commits.map((offsets) => offsets[0]?.offset)).toEqual(['2', '3']);
  });

  it('can be stopped while kafkajs restarts its consumer', async () => {
    group.join([0]);
    group.running = false;
    const stopped = source.stop();
    await jest.advanceTimersByTimeAsync(20_000);
    await expect(stopped).resolves.toBeUndefined();
  });

  it.each(['commit', 'stop', 'disconnect'] as const)('ends though %s never comes back', async (call) => {
    group.join([0]);
    group.hanging.add(call);
    await group.fetched(0, 1, 1);
    finish(1);
    let ended = false;
    void source.stop().then(() => {
      ended = true;
    });
    await jest.advanceTimersByTimeAsync(10_000);
    group.hanging.clear();
    expect(ended).toBe(true);
  });
});
