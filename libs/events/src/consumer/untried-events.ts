import { Logger } from '@nestjs/common';
import { SYSTEM } from '@odyssey/contracts';
import type { OpenTransaction, Transactions } from '../transactions.ts';
import type { Tx } from '../tx.ts';
import type { Dispatcher } from './dispatcher.ts';
import { effectOf } from './effect.ts';
import { failureOf, messageOf } from './failure.ts';
import { Inbox } from './inbox.ts';
import { isReadable, type Readable, readIncoming } from './incoming.ts';
import { type Parked, recordOf } from './parking.ts';

/** Bounds what is held in memory. */
const EVENTS_A_PASS = 250;
/** Of one key in one pass; a key is never in two groups, so its order stays. */
const EVENTS_A_KEY = 50;
const EVENTS_A_GROUP = 50;

/** A parked event that can be run. */
interface Untried {
  readonly seq: string;
  readonly item: Readable;
}

/**
 * Runs parked events that were never tried, many people's in one transaction: what was replayed, and what queued behind
 * a failing event that has left. One at a time, as failing ones are tried, 100,000 of them would take an hour.
 */
export class UntriedEvents {
  private readonly inbox = new Inbox();
  private readonly logger = new Logger('UntriedEvents');

  constructor(
    private readonly transactions: Transactions,
    private readonly dispatcher: Dispatcher,
  ) {}

  /** One pass. @returns how many left the queues. */
  async run(stopping: () => boolean): Promise<number> {
    const rows = await this.transactions.reading(untried);
    let through = 0;
    for (const group of groupsOf(rows)) {
      if (stopping()) break;
      try {
        through += await this.runGroup(group);
      } catch (error) {
        if (failureOf(error) === 'away') throw error;
        this.logger.debug(`${group.length} parked events wait on: ${messageOf(error)}`);
      }
    }
    return through;
  }

  /** A key whose event fails leaves the group and is tried head by head from now on; the others run again. */
  private async runGroup(rows: readonly Parked[]): Promise<number> {
    let group = await this.begin(rows);
    while (group.length > 0) {
      let running: Untried | undefined;
      try {
        return await this.attempt(group, (started) => {
          running = started;
        });
      } catch (error) {
        // `away` may be another system. Is it the database, the next try does not come as far as a handler.
        if (!running || !['own', 'away'].includes(failureOf(error))) throw error;
        const failed = running.item.key;
        this.logger.debug(`${running.item.read.event.id} failed: ${messageOf(error)}`);
        group = group.filter(({ item }) => item.key !== failed);
      }
    }
    return 0;
  }

  /**
   * Counts the try in a commit of its own: an event that ends the process is not among the untried again. What cannot be
   * read any more is counted too, and left to be tried by itself, where it becomes a dead letter that says so.
   */
  private begin(rows: readonly Parked[]): Promise<Untried[]> {
    const people = rows.map(({ key }) => key);
    return this.transactions.forPeople(people, async (open) => {
      const begun = await open
        .for(SYSTEM)
        .query<{ seq: string }>(
          'update parked_events set attempts = 1 where seq = any($1::bigint[]) and attempts = 0 returning seq',
          [rows.map(({ seq }) => seq)],
        );
      const ours = new Set(begun.map(({ seq }) => seq));
      return rows.filter(({ seq }) => ours.has(seq)).flatMap(runnable);
    });
  }

  private attempt(
    group: readonly Untried[],
    starting: (started: Untried | undefined) => void,
  ): Promise<number> {
    return this.transactions.forPeople(peopleOf(group), async (open) => {
      const tx = open.for(SYSTEM);
      const ready = await stillFirst(tx, group);
      const gone = await erasedOf(tx, ready);
      const live = ready.filter(({ item }) => item.read.def.survivesErasure || !gone.has(item.key));
      await this.handle(open, live, starting);
      starting(undefined);
      await tx.execute('delete from parked_events where seq = any($1::bigint[])', [
        ready.map(({ seq }) => seq),
      ]);
      return ready.length;
    });
  }

  private async handle(
    open: OpenTransaction,
    group: readonly Untried[],
    starting: (started: Untried) => void,
  ): Promise<void> {
    const { handlers } = this.dispatcher;
    const claims = await this.inbox.take(
      open.for(SYSTEM),
      group.map(({ item }) => item),
      (item) => handlers.wanting(item.read.event),
    );
    for (const untried of group) {
      const { item } = untried;
      const { event } = item.read;
      const tx = open.for(item.key, event);
      const claim = claims.get(item) ?? { handlers: [] };
      const outcome = await effectOf(handlers, tx, item, claim, () => starting(untried));
      if (outcome === 'handled') tx.afterCommit(() => handlers.onHandled?.(event));
    }
  }
}

/** The first events of keys whose head was never tried. */
function untried(tx: Tx): Promise<Parked[]> {
  return tx.query<Parked>(
    // Jumps from key to key in the index, however long the queue of each is. Not sorted as a whole: that would read all
    // queues first. Should rows of a key be missing in between, those after them are not the first, and wait.
    `with recursive heads as (
       (select topic, key, attempts from parked_events order by topic, key, seq limit 1)
       union all
       select next.* from heads h cross join lateral (
         select topic, key, attempts from parked_events where (topic, key) > (h.topic, h.key)
         order by topic, key, seq limit 1) next
     ), untried as (select topic, key from heads where attempts = 0 limit $1)
     select e.* from untried u cross join lateral (
       select * from parked_events where topic = u.topic and key = u.key order by seq limit $2) e
     where e.attempts = 0 limit $1`,
    [EVENTS_A_PASS, EVENTS_A_KEY],
  );
}

function groupsOf(rows: readonly Parked[]): Parked[][] {
  const groups: Parked[][] = [];
  const inOrder = rows.toSorted((one, other) => (BigInt(one.seq) < BigInt(other.seq) ? -1 : 1));
  for (const ofKey of Map.groupBy(inOrder, ({ topic, key }) => `${topic}|${key}`).values()) {
    const last = groups.at(-1);
    if (last && last.length + ofKey.length <= EVENTS_A_GROUP) last.push(...ofKey);
    else groups.push(ofKey);
  }
  return groups;
}

function runnable(row: Parked): Untried[] {
  const record = recordOf(row);
  const item = { key: row.key, record, read: readIncoming(record), suspect: false, settle: () => {} };
  return isReadable(item) ? [{ seq: row.seq, item }] : [];
}

const peopleOf = (group: readonly Untried[]): string[] => group.map(({ item }) => item.key);

/** Without what has left meanwhile, and without keys of which another replica has tried the head. */
async function stillFirst(tx: Tx, group: readonly Untried[]): Promise<Untried[]> {
  const rows = await tx.query<{ seq: string; first: boolean }>(
    `select e.seq, not exists (
       select from parked_events b where b.topic = e.topic and b.key = e.key and b.seq < e.seq
         and (b.attempts > 1 or b.seq <> all($1::bigint[]))) and e.attempts = 1 as first
     from parked_events e where e.seq = any($1::bigint[])`,
    [group.map(({ seq }) => seq)],
  );
  const first = new Set(rows.filter((row) => row.first).map(({ seq }) => seq));
  return group.filter(({ seq }) => first.has(seq));
}

async function erasedOf(tx: Tx, group: readonly Untried[]): Promise<Set<string>> {
  const rows = await tx.query<{ user_id: string }>(
    'select user_id from erased_people where user_id = any($1)',
    [peopleOf(group)],
  );
  return new Set(rows.map(({ user_id }) => user_id));
}
