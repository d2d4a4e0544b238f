import { DatabaseSync } from 'node:sqlite';

/** One event that is about to be committed. */
export interface Intent {
  /** Names the event for ever; it travels in the event's data. */
  readonly ref: string;
  /** The transaction it is committed with, and its place in it. */
  readonly txn: string;
  readonly place: number;
  readonly person: string;
  readonly aggregate: string;
  /** When the transaction was asked for. All times are microseconds of the machine's monotonic clock. */
  readonly asked: number;
}

/** The moments between which a transaction was committed. */
export interface CommitTimes {
  readonly committing: number;
  readonly confirmed: number;
}

/** A record as it lies on the topic. */
export interface TopicRecord {
  readonly partition: number;
  readonly offset: number;
  readonly eventId: string;
  readonly ref: string;
  readonly person: string;
  readonly aggregate: string;
  readonly version: number;
}

/** What a handler left behind. */
export interface Effect {
  readonly consumer: string;
  /** In the order in which the consumer's database drew it. */
  readonly n: number;
  readonly eventId: string;
  readonly ref: string;
  readonly person: string;
  /** When the effect was written, in epoch milliseconds. */
  readonly at: number;
}

const TABLES = `
  create table commits (
    ref text primary key, txn text not null, place int not null, person text not null, aggregate text not null,
    asked int not null, committing int, confirmed int,
    state text not null default 'open' check (state in ('open', 'committed', 'refused'))
  ) without rowid;
  create index commits_txn on commits (txn);
  create table records (
    partition int, offset int, event_id text, ref text, person text, aggregate text, version int,
    primary key (partition, offset)
  ) without rowid;
  create table effects (
    consumer text, n int, event_id text, ref text, person text, at real, primary key (consumer, n)
  ) without rowid;
  create table erased (person text primary key) without rowid;
`;

/** Of the machine's monotonic clock, in microseconds: the same in every process, whatever becomes of Date. */
export const monotonicNow = (): number => Number(process.hrtime.bigint() / 1_000n);

/**
 * What was meant to happen and what did, apart from everything that is broken on purpose: a file of its own, written
 * by the one process that no fault touches. An intent is in it before anybody is asked to commit it.
 */
export class Ledger {
  readonly db: DatabaseSync;

  /** `:memory:` for one that is not kept. */
  constructor(path: string) {
    this.db = new DatabaseSync(path);
    // Its end is the end of the run that it belongs to: nothing is read from it after a crash of ours.
    this.db.exec('pragma journal_mode = memory; pragma synchronous = off;');
    this.db.exec(TABLES);
  }

  intend(intents: readonly Intent[]): void {
    const insert = this.db.prepare(
      'insert into commits (ref, txn, place, person, aggregate, asked) values (?, ?, ?, ?, ?, ?)',
    );
    for (const { ref, txn, place, person, aggregate, asked } of intents)
      insert.run(ref, txn, place, person, aggregate, asked);
  }

  confirm(txn: string, { committing, confirmed }: CommitTimes): void {
    this.db
      .prepare(`update commits set state = 'committed', committing = ?, confirmed = ? where txn = ?`)
      .run(committing, confirmed, txn);
  }

  /** Of these transactions nobody has heard whether they were committed. */
  open(limit: number): string[] {
    const rows = this.db.prepare(`select distinct txn from commits where state = 'open' limit ?`).all(limit);
    return rows.map(({ txn }) => txn as string);
  }

  /** What became of a transaction, as its database shows it. */
  resolve(txn: string, state: 'committed' | 'refused'): void {
    this.db.prepare(`update commits set state = ? where txn = ? and state = 'open'`).run(state, txn);
  }

  /** Some events that were confirmed since, of people who are neither erased nor among these. */
  committedSince(since: number, notOf: readonly string[], limit: number): string[] {
    const rows = this.db
      .prepare(
        `select ref from commits where confirmed > ? and person not in (select person from erased)
         and person not in (select value from json_each(?)) limit ?`,
      )
      .all(since, JSON.stringify(notOf), limit);
    return rows.map(({ ref }) => ref as string);
  }

  erase(person: string): void {
    this.db.prepare('insert or ignore into erased values (?)').run(person);
  }

  addRecords(records: readonly TopicRecord[]): void {
    const insert = this.db.prepare('insert or ignore into records values (?, ?, ?, ?, ?, ?, ?)');
    this.together(() => {
      for (const r of records)
        insert.run(r.partition, r.offset, r.eventId, r.ref, r.person, r.aggregate, r.version);
    });
  }

  addEffects(effects: readonly Effect[]): void {
    const insert = this.db.prepare('insert or ignore into effects values (?, ?, ?, ?, ?, ?)');
    this.together(() => {
      for (const e of effects) insert.run(e.consumer, e.n, e.eventId, e.ref, e.person, e.at);
    });
  }

  count(what: 'commits' | 'records' | 'effects', where = '1'): number {
    return this.db.prepare(`select count(*) as n from ${what} where ${where}`).get()?.n as number;
  }

  close(): void {
    this.db.close();
  }

  private together(work: () => void): void {
    this.db.exec('begin');
    work();
    this.db.exec('commit');
  }
}
