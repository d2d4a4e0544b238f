import { randomBytes, randomUUID } from 'node:crypto';
import { waitUntil } from '@odyssey/testing';
import { Partitioners } from 'kafkajs';
import pg from 'pg';
import { PARTITIONS } from '../../../contracts/services.ts';
import type { KafkaSource } from '../../../libs/events/src/kafka/kafka-source.ts';
import { type Promised, violations } from '../../../tools/src/chaos/checks.ts';
import { CONSUMERS } from '../../../tools/src/chaos/consumers.ts';
import { type CommitTimes, Ledger, monotonicNow } from '../../../tools/src/chaos/ledger.ts';
import { readTopic } from '../../../tools/src/chaos/topic-reader.ts';
import { Barriers, type Hold } from '../world/barriers.ts';
import { commit } from '../world/commit.ts';
import { Member } from '../world/member.ts';
import type { Parts } from './parts.ts';

const TOPIC = 'odyssey.goals';
const SOON = 20_000;

/** The client with which a member takes part in its group, which is also how its offset boundaries name it. */
const groupClientOf = (member: Member) => member.workers.transport.unwrap<KafkaSource>()['consumer'];

/** Two services in one process, each with a database and members of its own, and the ledger that knows what is right. */
export class Scene {
  readonly barriers = new Barriers();
  private readonly ledger = new Ledger(':memory:');
  private readonly members = new Set<Member>();
  private readonly people = new Set<string>();
  private readonly aggregates = new Set<string>();

  private constructor(
    private readonly parts: Parts,
    private readonly id: string,
    /** What the producing and the consuming service keep. */
    readonly goals: pg.Pool,
    readonly ai: pg.Pool,
  ) {}

  static async open(parts: Parts): Promise<Scene> {
    const id = randomBytes(4).toString('hex');
    const pools: pg.Pool[] = [];
    for (const name of [`goals_${id}`, `ai_${id}`]) {
      await parts.databases.create(name);
      const pool = new pg.Pool({ connectionString: parts.databases.url(name), max: 2 });
      // A connection that is still closing is told so when its database is dropped; nothing reads from it any more.
      pool.on('error', () => {});
      pools.push(pool);
    }
    const [goals, ai] = pools as [pg.Pool, pg.Pool];
    // What other scenes have sent is none of its business; a group's offsets could be set, but that takes 5 s.
    await parts.admin.deleteTopicRecords({ topic: TOPIC, partitions: await parts.ends(TOPIC) });
    return new Scene(parts, id, goals, ai);
  }

  /** Commits; its relay rests until `work`. */
  producer(name: string): Promise<Member> {
    return this.start(name, 'goals', false);
  }

  /** In the group and handling when it is returned. */
  async consumer(name: string): Promise<Member> {
    const member = await this.start(name, 'ai', true);
    member.work();
    await waitUntil(() => member.workers.transport.joined, { within: SOON, what: `${name} to join` });
    return member;
  }

  /** One event in a transaction of its own, known to the ledger before and after. */
  async commit(member: Member, ref: string, person: string, aggregate = person): Promise<CommitTimes> {
    this.people.add(person);
    this.ledger.intend([{ ref, txn: ref, place: 0, person, aggregate, asked: monotonicNow() }]);
    const first = !this.aggregates.has(aggregate);
    this.aggregates.add(aggregate);
    const times = await commit(member, { txn: ref, person, events: [{ ref, aggregate, first }] });
    this.ledger.confirm(ref, times);
    return times;
  }

  async erase(member: Member, person: string): Promise<void> {
    await member.erase(person);
    this.ledger.erase(person);
  }

  /** Ends a member as kill -9 does: nothing of it reaches the database or the broker any more. */
  async kill(member: Member): Promise<void> {
    this.members.delete(member);
    const { driver } = member.dataSource as unknown as { driver: { master: { connect: typeof refuse } } };
    this.barriers.end(member.dataSource, groupClientOf(member));
    driver.master.connect = refuse;
    await this.goals.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
      [member.name],
    );
    await member.stop();
  }

  /** Keeps a consumer from committing any offset. */
  holdOffsets(member: Member): Hold {
    return this.barriers.hold(groupClientOf(member), 'offset.before');
  }

  /** A lease that its dead owner holds runs out. */
  async leasesRunOut(): Promise<void> {
    await this.goals.query('update relay_leases set owner = null');
    await this.goals.query('delete from relays');
  }

  async effectsOf(ref: string): Promise<number> {
    const { rows } = await this.ai.query('select count(*)::int as n from effects where ref = $1', [ref]);
    return rows[0].n;
  }

  /** Waits for both handlers to have done with it. */
  handled(ref: string): Promise<boolean> {
    const done = async () => (await this.effectsOf(ref)) >= CONSUMERS.length;
    return waitUntil(done, { within: SOON, what: `the effects of ${ref}` });
  }

  async rows(of: pg.Pool, table: string): Promise<number> {
    return (await of.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  }

  sent(): Promise<boolean> {
    const empty = async () => (await this.rows(this.goals, 'outbox')) === 0;
    return waitUntil(empty, { within: SOON, what: 'the outbox to be empty' });
  }

  /** Waits until nothing is on its way: outbox and parked events are empty, every offset is committed. */
  async quiet(): Promise<void> {
    await this.sent();
    const done = async () => (await this.rows(this.ai, 'parked_events')) === 0 && (await this.lag()) === 0;
    await waitUntil(done, { within: SOON, what: 'everything to be handled' });
  }

  /** How far the group has committed, by partition; -1 where it has not. */
  private async committedOffsets(): Promise<Map<number, number>> {
    const [topic] = await this.parts.admin.fetchOffsets({
      groupId: `odyssey.ai-${this.id}`,
      topics: [TOPIC],
    });
    return new Map(topic?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }

  /** Of how many partitions besides this person's the group has committed an offset. */
  async committedApartFrom(person: string): Promise<number> {
    const committed = await this.committedOffsets();
    return [...committed].filter(([partition, offset]) => partition !== partitionOf(person) && offset >= 0)
      .length;
  }

  /** The promises that are broken at the end. */
  async broken({ faultFree = false } = {}): Promise<Promised[]> {
    await readTopic(this.parts.kafka, TOPIC, (records) =>
      this.ledger.addRecords(records.filter((record) => this.people.has(record.person))),
    );
    const { rows } = await this.ai.query(
      `select consumer, n::int, event_id as "eventId", ref, person, 0 as at from effects`,
    );
    this.ledger.addEffects(rows);
    return violations(this.ledger, { consumers: CONSUMERS, faultFree }).map(({ broken }) => broken);
  }

  async close(): Promise<void> {
    await Promise.all([...this.members].map((member) => member.stop()));
    this.barriers.remove();
    this.ledger.close();
    await this.goals.end();
    await this.ai.end();
    for (const name of [`goals_${this.id}`, `ai_${this.id}`]) await this.parts.databases.drop(name);
  }

  private async lag(): Promise<number> {
    const ends = await this.parts.admin.fetchTopicOffsets(TOPIC);
    const committed = await this.committedOffsets();
    return ends.reduce((sum, { partition, high, low }) => {
      const done = Math.max(committed.get(partition) ?? 0, Number(low));
      return sum + Number(high) - done;
    }, 0);
  }

  private async start(name: string, service: 'goals' | 'ai', reacts: boolean): Promise<Member> {
    const member = await Member.start({
      name: this.named(name),
      service: `${service}-${this.id}`,
      databaseUrl: this.parts.databases.url(`${service}_${this.id}`),
      brokers: this.parts.brokers,
      reacts,
      onStuck: (why) => {
        throw new Error(`${name} is stuck: ${why}`);
      },
    });
    this.members.add(member);
    return member;
  }

  private readonly named = (name: string) => `${name}-${this.id}`;
}

export const aPerson = (): string => randomUUID();

const partitioner = Partitioners.DefaultPartitioner();
const PARTITION_METADATA = Array.from({ length: PARTITIONS }, (_, partitionId) => ({
  partitionId,
  partitionErrorCode: 0,
  leader: 1,
  replicas: [1],
  isr: [1],
}));

const partitionOf = (person: string): number =>
  partitioner({ topic: TOPIC, partitionMetadata: PARTITION_METADATA, message: { key: person, value: null } });

/** People whose events go to the same partition as this person's. */
export function neighboursOf(person: string, count: number): string[] {
  const found: string[] = [];
  while (found.length < count) {
    const other = aPerson();
    if (partitionOf(other) === partitionOf(person)) found.push(other);
  }
  return found;
}

/** People of every other partition, one each. */
export function strangersTo(person: string): string[] {
  const found = new Map<number, string>();
  while (found.size < PARTITIONS - 1) {
    const other = aPerson();
    if (partitionOf(other) !== partitionOf(person)) found.set(partitionOf(other), other);
  }
  return [...found.values()];
}

/** What a pool of a dead process answers; TypeORM asks with a callback. */
function refuse(answer: (error: Error) => void): void {
  answer(Object.assign(new Error('this process has ended'), { code: 'ECONNREFUSED' }));
}
