import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RecordReceiver } from '../consumer/event-transport.ts';
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
    FETCH: 'fetch',
    FETCH_START: 'fetch start',
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
  paused = false;
  pause() {
    if (!this.running) throw new Error('Consumer group was not initialized');
    this.paused = true;
  }
  resume() {
    this.paused = false;
  }
  commitOffsets(offsets: Offsets): Promise<void> {
    this.commits.push(offsets);
    return this.outage ?? this.ended('commit');
  }

  /** What a consumer that lives tells us several times a second. */
  beat(...only: ('heartbeat' | 'fetch' | 'fetch start')[]) {
    for (const event of only) this.listeners.get(event)?.({});
  }
  crash(restart: boolean) {
    this.listeners.get('crash')?.({ payload: { error: new TypeError('x is not a function'), restart } });
  }

  join(partitions: number[]) {
    this.listeners.get('join')?.({ payload: { memberAssignment: { [TOPIC]: partitions } } });
  }
  hand(payload: object): Promise<void> {
    return this.eachBatch(payload as unknown as EachBatchPayload);
  }
  /** @returns the offset that kafkajs goes on from, if it was told one. */
  async fetched(
    partition: number,
    from: number,
    to: number,
    { before = false, bytes = 0 } = {},
  ): Promise<string | undefined> {
    if (!before) this.listeners.get('fetch start')?.({});
    let resolved: string | undefined;
    const offsets = Array.from({ length: to - from + 1 }, (_, n) => String(from + n));
    const batch = {
      topic: TOPIC,
      partition,
      highWatermark: String(to + 1),
      messages: offsets.map((offset) => ({ offset, key: null, value: Buffer.alloc(bytes), headers: {} })),
      lastOffset: () => String(to),
    };
    const payload = {
      batch,
      resolveOffset: (offset: string) => {
        resolved = offset;
      },
    };
    await this.hand(payload);
    return resolved;
  }
}

describe('the source of records', () => {
  let group: Group;
  let source: KafkaSource;
  let receiver: RecordReceiver;
  let stuck: string[];
  let away: Set<'broker' | 'database'>;
  let accepted: { record: IncomingRecord; finish: () => void }[];
  const offsets = () => accepted.map(({ record }) => Number(record.offset));
  const finish = (offset: number) =>
    accepted.find(({ record }) => Number(record.offset) === offset)?.finish();
  const committed = () => group.commits.at(-1)?.[0]?.offset;

  beforeEach(async () => {
    jest.useFakeTimers();
    group = new Group();
    accepted = [];
    stuck = [];
    away = new Set();
    receiver = {
      waiting: 0,
      accept: (record, settled) => void accepted.push({ record, finish: () => settled('handled') }),
      forget: (lost) => {
        accepted = accepted.filter(({ record }) => !lost(record));
      },
      drain: async () => undefined,
    };
    source = new KafkaSource(group as unknown as Consumer, receiver, {
      brokerAnswers: async () => !away.has('broker'),
      databaseAnswers: async () => !away.has('database'),
      onStuck: (why) => stuck.push(why),
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
    // Not gone on from: what it leaves out was never taken over when the partition was another member's in between.
    expect(await group.fetched(0, 103, 104, { before: true })).toBeUndefined();
    expect(offsets()).toEqual([100, 101, 102]);
    expect(await group.fetched(0, 100, 106)).toBe('106');
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

  it('fetches no more while a few large records are as much as a process can hold', async () => {
    group.join([0]);
    for (let n = 0; n < 70; n += 1) await group.fetched(0, n, n, { bytes: 1_048_576 });
    expect(group.paused).toBe(true);
    for (let n = 0; n < 50; n += 1) finish(n);
    expect(group.paused).toBe(true);
    for (let n = 50; n < 70; n += 1) finish(n);
    expect(group.paused).toBe(false);
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

  it('reads a topic that was made anew from its beginning', async () => {
    group.join([0]);
    await group.fetched(0, 100, 104);
    for (const offset of [100, 101, 102, 103, 104]) finish(offset);
    accepted = [];
    await group.fetched(0, 0, 2);
    expect(offsets()).toEqual([0, 1, 2]);
    for (const offset of [0, 1, 2]) finish(offset);
    await jest.advanceTimersByTimeAsync(300);
    expect(committed()).toBe('3');
  });

  describe('is stuck', () => {
    /** Lets time pass in which the consumer lives as far as `signs` go. */
    const minutes = async (count: number, signs: ('heartbeat' | 'fetch')[] = ['heartbeat', 'fetch']) => {
      for (let n = 0; n < count * 60; n += 1) {
        group.beat(...signs);
        await jest.advanceTimersByTimeAsync(1_000);
      }
    };
    beforeEach(() => group.join([0]));

    it('when it is silent while broker and database answer, not before a minute is over', async () => {
      await jest.advanceTimersByTimeAsync(55_000);
      expect(stuck).toEqual([]);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(stuck[0]).toContain('no heartbeat for 60 s, while broker and database answer');
    });

    it('when its fetch loop has ended though it still beats', async () => {
      await minutes(2, ['heartbeat']);
      expect(stuck[0]).toContain('nothing fetched for 60 s');
    });

    it('when records were taken over and none is finished, however lively it looks', async () => {
      await group.fetched(0, 1, 2);
      await minutes(2);
      expect(stuck[0]).toContain('records taken over and none finished for 60 s');
    });

    it('at once when kafkajs says that it has given up', () => {
      group.crash(false);
      expect(stuck).toEqual(['kafkajs has given up its consumer: x is not a function']);
    });

    it('when a batch cannot be taken over, and kafkajs hears nothing of it', async () => {
      receiver.accept = () => {
        throw new TypeError('x is not a function');
      };
      await expect(group.fetched(0, 1, 2)).resolves.toBeUndefined();
      expect(stuck).toEqual(['a batch could not be taken over: x is not a function']);
    });

    it.each([
      ['no messages', { batch: { topic: TOPIC, partition: 0, highWatermark: '7' } }],
      ['no batch', {}],
      ['an offset that is no number', { batch: { topic: TOPIC, partition: 0, highWatermark: 'x' } }],
    ])('when a batch has %s, and kafkajs hears nothing of it', async (_what, payload) => {
      group.beat('fetch start');
      await expect(group.hand(payload)).resolves.toBeUndefined();
      expect(stuck).toHaveLength(1);
    });
  });

  describe('is not stuck', () => {
    const minutes = async (count: number, each: () => void = () => {}) => {
      for (let n = 0; n < count * 60; n += 1) {
        group.beat('heartbeat', 'fetch');
        each();
        await jest.advanceTimersByTimeAsync(1_000);
      }
    };
    beforeEach(() => group.join([0]));

    it('while nothing arrives', async () => {
      await minutes(10);
      expect(stuck).toEqual([]);
    });

    it.each(['broker', 'database'] as const)('while the %s is away, nor soon after', async (part) => {
      await group.fetched(0, 1, 2);
      away.add(part);
      await minutes(10);
      away.clear();
      await minutes(0.5);
      expect(stuck).toEqual([]);
      finish(1);
      finish(2);
    });

    it('just after an outage that ended before it was a minute old', async () => {
      await jest.advanceTimersByTimeAsync(2_000);
      away.add('broker');
      await jest.advanceTimersByTimeAsync(48_000);
      away.clear();
      await jest.advanceTimersByTimeAsync(50_000);
      expect(stuck).toEqual([]);
      await jest.advanceTimersByTimeAsync(20_000);
      expect(stuck[0]).toContain('while broker and database answer');
    });

    it('while a slow handler finishes one record after the other', async () => {
      await group.fetched(0, 1, 100);
      let n = 0;
      await minutes(5, () => {
        n += 1;
        if (n % 8 === 0) finish(n / 8);
      });
      expect(stuck).toEqual([]);
    });

    it('when the whole process was stopped for a while', async () => {
      await group.fetched(0, 1, 2);
      jest.setSystemTime(Date.now() + 600_000);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(stuck).toEqual([]);
    });

    it('when kafkajs restarts its consumer by itself', () => {
      group.crash(true);
      expect(stuck).toEqual([]);
    });
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
