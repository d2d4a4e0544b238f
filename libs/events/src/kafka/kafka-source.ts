import { Logger } from '@nestjs/common';
import type { EventSource, RecordReceiver } from '../consumer/event-transport.ts';
import { LowWaterMark } from '../consumer/low-water-mark.ts';
import { reached } from '../crash-points.ts';
import { CLOSE_MS, within } from '../within.ts';
import { type Consumer, type EachBatchPayload } from './kafka.ts';
import { withFix } from './not-allowed.ts';

const COMMIT_MS = 250;
const DRAIN_MS = 5_000;
/** Records waiting in the lanes above which fetching pauses, and below which it goes on. */
const PAUSE_ABOVE = 4_000;
const RESUME_BELOW = 1_000;
/** The same for what their values take in memory: a record may have 1 MiB. */
const PAUSE_ABOVE_BYTES = 64 * 1_048_576;
const RESUME_BELOW_BYTES = 16 * 1_048_576;
/** What ended the last process was in flight then, so it is among the first records of a partition now. */
const SUSPECTS = 2_000n;
const WATCH_MS = 5_000;
/**
 * Without a heartbeat, a fetch or a finished record for so long while broker and database answer, the consumer is stuck
 * for good. Longer than anything that ends by itself: a handler has 8 s, a held lock 10 s, a rejoin 15 s.
 */
const STUCK_MS = 60_000;
/** After so long without a sign they are asked, so that the minute begins when an outage ends and not with it. */
const QUIET_MS = 10_000;

interface Options {
  /** Asked only after some seconds without a sign of life. */
  brokerAnswers(): Promise<boolean>;
  /** Asked only after some seconds without a sign of life. */
  databaseAnswers(): Promise<boolean>;
  /** The consumer will not come back by itself: the process has to be replaced. */
  onStuck(why: string): void;
}

interface Assigned {
  readonly mark: LowWaterMark;
  /** Fetched again after a rebalance, though taken over before it: below this. */
  takenBelow: bigint;
  first: bigint | undefined;
  end: bigint;
  /** Of the values taken over and not finished. */
  bytes: number;
  /** When the mark last moved, or when something was taken over after nothing was open; epoch milliseconds. */
  movedAt: number;
}

/** Feeds the dispatcher from Kafka. The fetch loop never waits for a handler; only finished offsets are committed. */
export class KafkaSource implements EventSource {
  joined = false;
  /** When the group coordinator last heard of us, in epoch milliseconds. */
  heartbeatAt = Date.now();
  /** When the broker last answered a fetch, also one without records, in epoch milliseconds. */
  private fetchedAt = Date.now();
  /** Nothing that was due before this is held against the consumer: it could not have come. */
  private watchedFrom = Date.now();
  private watchedAt = Date.now();
  private asking = false;
  private assigned = new Map<string, Assigned>();
  private topics: readonly string[] = [];
  private paused = false;
  /** The group was joined and nothing has been asked for since: what comes now was fetched before. */
  private stale = false;
  private stopping = false;
  private committing: Promise<void> | undefined;
  private timers: NodeJS.Timeout[] = [];
  private readonly logger = new Logger('KafkaSource');

  constructor(
    private readonly consumer: Consumer,
    private readonly dispatcher: RecordReceiver,
    private readonly options: Options,
  ) {}

  start(topics: readonly string[]): void {
    this.topics = topics;
    const { events } = this.consumer;
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => this.reassign(payload.memberAssignment));
    this.consumer.on(events.HEARTBEAT, () => {
      this.heartbeatAt = Date.now();
    });
    this.consumer.on(events.FETCH_START, () => {
      this.stale = false;
    });
    this.consumer.on(events.FETCH, () => {
      this.fetchedAt = Date.now();
    });
    this.consumer.on(events.REBALANCING, () => {
      this.joined = false;
      this.commit();
    });
    this.consumer.on(events.CRASH, ({ payload }) => {
      this.joined = false;
      if (payload.restart) this.logger.warn(`the consumer restarts: ${withFix(payload.error)}`);
      else this.stuck(`kafkajs has given up its consumer: ${withFix(payload.error)}`);
    });
    this.run().catch((error: Error) => {
      this.stuck(`the consumer could not start: ${withFix(error)}`);
    });
    this.timers = [
      setInterval(() => this.commit(), COMMIT_MS),
      setInterval(() => void this.watch(), WATCH_MS),
    ];
  }

  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    this.fetching('pause');
    const drained = await within(DRAIN_MS, this.dispatcher.drain());
    if (!drained) this.logger.warn('deliveries still ran at the deadline; they come again to the next owner');
    if (this.topics.length === 0) return;
    if (this.committing) await within(CLOSE_MS, this.committing);
    this.commit();
    if (this.committing) await within(CLOSE_MS, this.committing);
    await within(CLOSE_MS, this.consumer.stop());
    await within(CLOSE_MS, this.consumer.disconnect());
  }

  /** Records between what is finished and the end of the partitions we own, as of the last fetch. */
  get lag(): number {
    let lag = 0n;
    for (const { mark, end } of this.assigned.values()) lag += end - (mark.position ?? end);
    return Number(lag);
  }

  /** When the partition that is furthest behind last got on, in epoch milliseconds; now while nothing is open. */
  get progressAt(): number {
    const open = [...this.assigned.values()].filter(({ mark }) => mark.pending > 0);
    return Math.min(Date.now(), ...open.map(({ movedAt }) => movedAt));
  }

  private async run(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 8,
      eachBatch: async (payload) => {
        try {
          this.take(payload);
        } catch (error) {
          // kafkajs would stop its consumer for good at a TypeError, or fetch the batch again for ever, and say nothing.
          this.stuck(`a batch could not be taken over: ${(error as Error).message}`);
        }
      },
    });
  }

  /** Hands over and returns: awaiting handlers here would cost 25 ms a record and stall every partition. */
  private take({ batch, resolveOffset }: EachBatchPayload): void {
    // To go on behind it would pass over what lies between the committed offset and it; it is fetched again.
    if (this.stale) return;
    // Joined while it was being stopped: nobody would commit it.
    if (this.stopping) return;
    const partition = this.partitionOf(batch);
    // Was on its way while the partition went to another member: to commit it would pass over what that one has not done.
    if (!partition) return;
    partition.end = BigInt(batch.highWatermark);
    if (partition.mark.pending === 0) partition.movedAt = Date.now();
    for (const message of batch.messages) {
      const offset = BigInt(message.offset);
      if (offset < partition.takenBelow) continue;
      partition.first ??= offset;
      const bytes = message.value?.length ?? 0;
      partition.mark.start(offset);
      partition.bytes += bytes;
      this.dispatcher.accept(
        {
          topic: batch.topic,
          partition: batch.partition,
          offset: message.offset,
          key: message.key,
          value: message.value,
          headers: message.headers ?? {},
        },
        () => {
          partition.bytes -= bytes;
          this.finished(partition, offset);
        },
        offset < partition.first + SUSPECTS,
      );
    }
    resolveOffset(batch.lastOffset());
    if (!this.paused && (this.dispatcher.waiting > PAUSE_ABOVE || this.bytes > PAUSE_ABOVE_BYTES)) {
      this.paused = true;
      this.fetching('pause');
    }
  }

  private partitionOf(batch: EachBatchPayload['batch']): Assigned | undefined {
    const name = `${batch.topic}/${batch.partition}`;
    const known = this.assigned.get(name);
    const { end } = known?.mark ?? {};
    const first = batch.messages[0];
    if (end === undefined || !first || BigInt(first.offset) >= end || BigInt(batch.highWatermark) >= end)
      return known;
    this.logger.warn(
      `${name} ends before what was taken over of it: it was made anew and is read from there`,
    );
    const anew = kept(undefined);
    this.assigned.set(name, anew);
    return anew;
  }

  private finished(partition: Assigned, offset: bigint): void {
    const before = partition.mark.position;
    partition.mark.finish(offset);
    if (partition.mark.position !== before) partition.movedAt = Date.now();
    if (!this.paused || this.stopping) return;
    if (this.dispatcher.waiting < RESUME_BELOW && this.bytes < RESUME_BELOW_BYTES) {
      this.paused = false;
      this.fetching('resume');
    }
  }

  private get bytes(): number {
    let sum = 0;
    for (const { bytes } of this.assigned.values()) sum += bytes;
    return sum;
  }

  /** Never throws: kafkajs does while it restarts its consumer, and the restarted one is not paused. */
  private fetching(verb: 'pause' | 'resume'): void {
    try {
      this.consumer[verb](this.topics.map((topic) => ({ topic })));
    } catch (error) {
      this.logger.debug(`${verb} without a running consumer: ${(error as Error).message}`);
    }
  }

  /**
   * After a rebalance every partition is fetched again from its committed offset. What waits of a partition that went
   * to another member is forgotten; what runs ends, and its second delivery meets its inbox row. What waits of a
   * partition that stayed stays too, and is skipped when it is fetched again.
   */
  private reassign(memberAssignment: Record<string, number[]>): void {
    const before = this.assigned;
    const keys = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => `${topic}/${partition}`),
    );
    this.assigned = new Map(keys.map((key) => [key, kept(before.get(key))]));
    this.dispatcher.forget(({ topic, partition }) => !this.assigned.has(`${topic}/${partition}`));
    this.joined = true;
    this.stale = true;
    this.heartbeatAt = Date.now();
    if (this.paused) {
      this.paused = false;
      this.fetching('resume');
    }
  }

  /** On a timer, never after each group: awaiting commits would cap the rate at 8,500 a second. */
  private commit(): void {
    // One at a time: a commit that waits out an outage would be followed by thousands, each older than the next.
    if (this.committing) return;
    const due = [...this.assigned].flatMap(([key, { mark }]) => {
      const offset = mark.uncommitted;
      return offset === undefined ? [] : [{ key, mark, offset }];
    });
    if (due.length === 0) return;
    const offsets = due.map(({ key, offset }) => {
      const [topic = '', partition] = key.split('/');
      return { topic, partition: Number(partition), offset: offset.toString() };
    });
    this.committing = this.commitOffsets(offsets)
      .then(() => {
        for (const { mark, offset } of due) mark.commit(offset);
      })
      // A rebalance or a broker that is away: the offsets are committed next time, or their records come again.
      .catch((error: Error) => this.logger.debug(`offsets not committed: ${error.message}`))
      .finally(() => {
        this.committing = undefined;
      });
  }

  private async commitOffsets(offsets: { topic: string; partition: number; offset: string }[]) {
    await reached('offset.before', this.consumer);
    await this.consumer.commitOffsets(offsets);
    await reached('offset.after', this.consumer);
  }

  /**
   * Tells a consumer that will not come back from one that waits: for a broker or database that is away, for a slow
   * handler, for more room in the lanes, or because the whole process was stopped for a while.
   */
  private async watch(): Promise<void> {
    const now = Date.now();
    if (now - this.watchedAt > 3 * WATCH_MS) this.watchedFrom = now;
    this.watchedAt = now;
    if (this.asking || !this.trouble(now, QUIET_MS)) return;
    const trouble = this.trouble(now, STUCK_MS);
    this.asking = true;
    const answers = await Promise.all([this.options.brokerAnswers(), this.options.databaseAnswers()]).finally(
      () => {
        this.asking = false;
      },
    );
    if (answers.includes(false)) this.watchedFrom = Date.now();
    // What got on while the others were asked is not stuck.
    else if (trouble && this.trouble(now, STUCK_MS))
      this.stuck(`${trouble}, while broker and database answer`);
  }

  private trouble(now: number, after: number): string | undefined {
    const seconds = (at: number) => Math.round((now - Math.max(at, this.watchedFrom)) / 1_000);
    const late = (at: number) => seconds(at) >= after / 1_000;
    if (late(this.heartbeatAt)) return `no heartbeat for ${seconds(this.heartbeatAt)} s`;
    if (late(this.fetchedAt)) return `nothing fetched for ${seconds(this.fetchedAt)} s`;
    if (late(this.progressAt))
      return `records taken over and none finished for ${seconds(this.progressAt)} s`;
    return undefined;
  }

  private stuck(why: string): void {
    if (this.stopping) return;
    this.logger.error(`the consumer is stuck: ${why}`);
    this.options.onStuck(why);
  }
}

/** What is known of a partition that stayed with this member, or a fresh start. */
function kept(known: Assigned | undefined): Assigned {
  if (!known)
    return {
      mark: new LowWaterMark(),
      takenBelow: 0n,
      first: undefined,
      end: 0n,
      bytes: 0,
      movedAt: Date.now(),
    };
  known.mark.forgetCommit();
  known.takenBelow = known.mark.end ?? 0n;
  return known;
}
