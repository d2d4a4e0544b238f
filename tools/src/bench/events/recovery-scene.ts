import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from '../worker.ts';
import { OTHER_TOPIC, type Parts, TOPIC } from './parts.ts';
import type { NestConsumer } from './workers/nest-consumer.ts';
import type { OdysseyService } from './workers/odyssey-service.ts';
import type { RawProducer } from './workers/raw-producer.ts';

const RATE = 100;
const RAW_RATE = 20;
const PEOPLE = 200;
/** The load outlives every fault; closing the scene ends it. */
const LOAD_S = 600;

type Reader = 'ours' | 'nest';

/** The processes that faults hit, and what their databases say of it afterwards. */
export class RecoveryScene {
  private readonly parts: Parts;
  private readonly written: string;
  private readonly read: Record<Reader, string>;
  private readonly groups: Record<Reader, string>;
  private readonly writer: Worker<OdysseyService>;
  private readonly raw: Worker<RawProducer>;
  private relays: Worker<OdysseyService>[] = [];
  private ours: Worker<OdysseyService>[] = [];
  private nests: Worker<NestConsumer>[] = [];

  private constructor(
    parts: Parts,
    databases: { written: string; read: Record<Reader, string> },
    writers: { writer: Worker<OdysseyService>; raw: Worker<RawProducer> },
  ) {
    this.parts = parts;
    this.written = databases.written;
    this.read = databases.read;
    this.writer = writers.writer;
    this.raw = writers.raw;
    this.groups = { ours: parts.unique('reader'), nest: parts.unique('nest') };
  }

  static async open(parts: Parts): Promise<RecoveryScene> {
    await parts.emptyTopic(TOPIC);
    const written = await parts.database();
    const read = { ours: await parts.database(), nest: await parts.database() };
    const writer = await parts.odyssey({ service: 'goals', databaseUrl: written, reacts: false });
    const raw = await parts.rawProducer({ databaseUrl: await parts.database(), topic: OTHER_TOPIC });
    const scene = new RecoveryScene(parts, { written, read }, { writer, raw });
    await Promise.all([scene.addRelay(), scene.addOurs(), scene.addNest()]);
    await Promise.all([scene.addRelay(), scene.addOurs(), scene.addNest()]);
    const load = {
      seconds: LOAD_S,
      burst: 1,
      people: PEOPLE,
      poisoned: 0,
      from: 0,
      seed: parts.options.seed,
    };
    // Closing kills the writers: these calls then fail, which is how a load without an end ends.
    writer.call('load', { ...load, rate: RATE }).catch(() => undefined);
    raw.call('load', { ...load, rate: RAW_RATE }).catch(() => undefined);
    return scene;
  }

  async close(): Promise<void> {
    const all = [this.writer, this.raw, ...this.relays, ...this.ours, ...this.nests];
    await Promise.all(all.map((worker) => worker.end()));
  }

  /** Whether both groups have handled what was committed until now, and a second later again. */
  async quiet(withinMs: number): Promise<boolean> {
    const both = async () => {
      const caughtUp = [this.caughtUp('ours', withinMs), this.caughtUp('nest', withinMs)];
      return (await Promise.all(caughtUp)).every(Boolean);
    };
    if (!(await both())) return false;
    await sleep(1_000);
    return both();
  }

  /** Whether work is shared by two everywhere: only then does the loss of one leave something behind. */
  async shared(withinMs: number): Promise<boolean> {
    const groups = [`odyssey.${this.groups.ours}`, `${this.groups.nest}-server`];
    const found = await this.parts.withAdmin((admin) =>
      eventually(withinMs, async () => {
        const owners = await this.parts.query(this.written, 'select distinct owner from relay_leases');
        const { groups: described } = await admin.describeGroups(groups);
        const two = described.every(({ state, members }) => state === 'Stable' && members.length === 2);
        return (two && owners.length === 2) || undefined;
      }),
    );
    return found === true;
  }

  async restartOurs(): Promise<void> {
    for (const consumer of this.ours.splice(0)) {
      await consumer.stop();
      await this.addOurs();
    }
  }

  async restartNests(): Promise<void> {
    for (const consumer of this.nests.splice(0)) {
      await consumer.stop();
      await this.addNest();
    }
  }

  killNest = () => this.nests.pop()?.kill();
  killOurs = () => this.ours.pop()?.kill();
  killRelay = () => this.relays.pop()?.kill();

  async replaceTheKilled(): Promise<void> {
    await Promise.all([this.addRelay(), this.addOurs(), this.addNest()]);
  }

  /** Whether every event that is committed by now has its effect in time; later ones of quicker keys do not count. */
  async caughtUp(reader: Reader, withinMs: number): Promise<boolean> {
    const [committed] = await this.parts.query<{ count: number; last: number }>(
      this.written,
      'select count(*)::int as count, coalesce(max(n), 0) as last from effects',
    );
    const sql = 'select count(distinct n)::int as count from effects where n <= $1';
    const found = await eventually(withinMs, async () => {
      const [done] = await this.parts.query<{ count: number }>(this.read[reader], sql, [committed?.last]);
      return (done?.count ?? 0) >= (committed?.count ?? 0) || undefined;
    });
    return found === true;
  }

  /**
   * The longest way from commit to effect of what was committed since then, in seconds, when all that is committed by
   * now has arrived; undefined when it does not in time.
   */
  async longestWait(reader: Reader, since: number, withinMs: number): Promise<number | undefined> {
    if (!(await this.caughtUp(reader, withinMs))) return undefined;
    const commits = await this.effects(this.written, since - 1_000);
    const effects = await this.effects(this.read[reader], since - 1_000);
    const waits = [...commits].flatMap(([n, at]) => {
      const done = effects.get(n);
      return done === undefined ? [] : [done - at];
    });
    return Math.max(0, ...waits) / 1_000;
  }

  /** How many effects since then happened more than once. */
  async duplicates(reader: Reader, since: number): Promise<number> {
    const [row] = await this.parts.query<{ count: number }>(
      this.read[reader],
      `select (count(*) - count(distinct n))::int as count from effects
       where at > $1`,
      [new Date(since)],
    );
    return row?.count ?? 0;
  }

  firstCommit(since: number, withinMs: number): Promise<number | undefined> {
    return this.firstRow(this.written, since, withinMs);
  }

  /** Seconds from then to the first effect; undefined when there was none in time. */
  firstEffect(reader: Reader, since: number, withinMs: number): Promise<number | undefined> {
    return this.firstRow(this.read[reader], since, withinMs);
  }

  async firstRelayed(since: number, withinMs: number): Promise<number | undefined> {
    const relayed = async () => {
      const sent = await Promise.all(this.relays.map((relay) => relay.call('relayed')));
      return sent.reduce((sum, count) => sum + count, 0);
    };
    return firstRise(since, withinMs, relayed);
  }

  firstRawSent(since: number, withinMs: number): Promise<number | undefined> {
    return firstRise(since, withinMs, () => this.raw.call('acknowledged'));
  }

  private async firstRow(databaseUrl: string, since: number, withinMs: number): Promise<number | undefined> {
    const at = await eventually(withinMs, async () => {
      const sql = 'select min(at) as at from effects where at > $1';
      const [row] = await this.parts.query<{ at: Date | null }>(databaseUrl, sql, [new Date(since)]);
      return row?.at?.getTime();
    });
    return at === undefined ? undefined : (at - since) / 1_000;
  }

  private async effects(databaseUrl: string, since: number): Promise<Map<number, number>> {
    const rows = await this.parts.query<{ n: number; at: Date }>(
      databaseUrl,
      `select n, min(at) as at from effects where at > $1 group by n`,
      [new Date(since)],
    );
    return new Map(rows.map(({ n, at }) => [n, at.getTime()]));
  }

  private async addRelay(): Promise<void> {
    const relay = await this.parts.odyssey({ service: 'goals', databaseUrl: this.written, reacts: false });
    await relay.call('join');
    this.relays.push(relay);
  }

  private async addOurs(): Promise<void> {
    const databaseUrl = this.read.ours;
    const consumer = await this.parts.odyssey({ service: this.groups.ours, databaseUrl, reacts: true });
    await consumer.call('join');
    this.ours.push(consumer);
  }

  private async addNest(): Promise<void> {
    const consumer = await this.parts.nest({ databaseUrl: this.read.nest, group: this.groups.nest });
    await consumer.call('join');
    this.nests.push(consumer);
  }
}

/** Seconds until a count rises above what it was. */
async function firstRise(
  since: number,
  withinMs: number,
  count: () => Promise<number>,
): Promise<number | undefined> {
  const before = await count();
  return eventually(withinMs, async () =>
    (await count()) > before ? (Date.now() - since) / 1_000 : undefined,
  );
}

/** Asks every 20 ms; undefined when there was no answer in time. */
async function eventually<T>(withinMs: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(20);
  }
  return undefined;
}
