import { Logger } from '@nestjs/common';
import type { Dispatcher } from '../consumer/dispatcher.ts';
import type { EventSource } from '../consumer/event-transport.ts';
import { LowWaterMark } from '../consumer/low-water-mark.ts';
import { reached } from '../crash-points.ts';
import { CLOSE_MS, within } from '../within.ts';
import { type Consumer, type EachBatchPayload } from './kafka.ts';

const COMMIT_MS = 250;
const DRAIN_MS = 5_000;
/** Records waiting in the lanes above which fetching pauses, and below which it goes on. */
const PAUSE_ABOVE = 4_000;
const RESUME_BELOW = 1_000;
/** What ended the last process was in flight then, so it is among the first records of a partition now. */
const SUSPECTS = 2_000n;
const WATCH_MS = 5_000;
/** Without a heartbeat for so long while the broker answers, the consumer is stuck for good. */
const STUCK_MS = 60_000;

interface Options {
  /** Asked only when something looks stuck. */
  brokerAnswers(): Promise<boolean>;
  /** The consumer will not come back by itself: the process has to be replaced. */
  onStuck(why: string): void;
}

interface Assigned {
  readonly mark: LowWaterMark;
  /** Fetched again after a rebalance, though taken over before it: below this. */
  takenBelow: bigint;
  first: bigint | undefined;
  end: bigint;
  /** When the mark last moved, or when something was taken over after nothing was open; epoch milliseconds. */
  movedAt: number;
}

/** Feeds the dispatcher from Kafka. The fetch loop never waits for a handler; only finished offsets are committed. */
export class KafkaSource implements EventSource {
  joined = false;
  /** When the group coordinator last heard of us, in epoch milliseconds. */
  heartbeatAt = Date.now();
  private assigned = new Map<string, Assigned>();
  private topics: readonly string[] = [];
  private paused = false;
  private stopping = false;
  private committing: Promise<void> | undefined;
  private timers: NodeJS.Timeout[] = [];
  private readonly logger = new Logger('KafkaSource');

  constructor(
    private readonly consumer: Consumer,
    private readonly dispatcher: Dispatcher,
    private readonly options: Options,
  ) {}

  start(topics: readonly string[]): void {
    this.topics = topics;
    const { events } = this.consumer;
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => this.reassign(payload.memberAssignment));
    this.consumer.on(events.HEARTBEAT, () => {
      this.heartbeatAt = Date.now();
    });
    this.consumer.on(events.REBALANCING, () => {
      this.joined = false;
      this.commit();
    });
    this.consumer.on(events.CRASH, ({ payload }) => {
      this.joined = false;
      this.logger.warn(`the consumer restarts: ${payload.error.message}`);
    });
    this.run().catch((error: Error) => {
      if (!this.stopping) this.options.onStuck(`the consumer could not start: ${error.message}`);
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
      eachBatch: async (payload) => this.take(payload),
    });
  }

  /** Hands over and returns: awaiting handlers here would cost 25 ms a record and stall every partition. */
  private take({ batch, resolveOffset }: EachBatchPayload): void {
    const partition = this.assigned.get(`${batch.topic}/${batch.partition}`);
    // Was on its way while the partition went to another member: to commit it would pass over what that one has not done.
    if (!partition) return;
    partition.end = BigInt(batch.highWatermark);
    if (partition.mark.pending === 0) partition.movedAt = Date.now();
    for (const message of batch.messages) {
      const offset = BigInt(message.offset);
      if (offset < partition.takenBelow) continue;
      partition.first ??= offset;
      partition.mark.start(offset);
      this.dispatcher.accept(
        {
          topic: batch.topic,
          partition: batch.partition,
          offset: message.offset,
          key: message.key,
          value: message.value,
          headers: message.headers ?? {},
        },
        () => this.finished(partition, offset),
        offset < partition.first + SUSPECTS,
      );
    }
    resolveOffset(batch.lastOffset());
    if (!this.paused && this.dispatcher.waiting > PAUSE_ABOVE) {
      this.paused = true;
      this.fetching('pause');
    }
  }

  private finished(partition: Assigned, offset: bigint): void {
    const before = partition.mark.position;
    partition.mark.finish(offset);
    if (partition.mark.position !== before) partition.movedAt = Date.now();
    if (this.paused && !this.stopping && this.dispatcher.waiting < RESUME_BELOW) {
      this.paused = false;
      this.fetching('resume');
    }
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
   * partition that stayed must stay too: kafkajs may still hand over a batch fetched before, from which it goes on.
   */
  private reassign(memberAssignment: Record<string, number[]>): void {
    const before = this.assigned;
    const keys = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => `${topic}/${partition}`),
    );
    this.assigned = new Map(keys.map((key) => [key, kept(before.get(key))]));
    this.dispatcher.forget(({ topic, partition }) => !this.assigned.has(`${topic}/${partition}`));
    this.joined = true;
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

  private async watch(): Promise<void> {
    const silent = Date.now() - this.heartbeatAt;
    if (silent < STUCK_MS || this.stopping) return;
    if (await this.options.brokerAnswers()) {
      this.options.onStuck(`no heartbeat for ${Math.round(silent / 1_000)} s while the broker answers`);
    } else this.heartbeatAt = Date.now();
  }
}

/** What is known of a partition that stayed with this member, or a fresh start. */
function kept(known: Assigned | undefined): Assigned {
  if (!known)
    return { mark: new LowWaterMark(), takenBelow: 0n, first: undefined, end: 0n, movedAt: Date.now() };
  known.mark.forgetCommit();
  known.takenBelow = known.mark.end ?? 0n;
  return known;
}
