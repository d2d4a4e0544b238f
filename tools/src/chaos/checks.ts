import type { Ledger } from './ledger.ts';

/** What may be wrong at the end of a run, each with the promise that it breaks. */
export const PROMISES = {
  'event never sent': 'what was committed reaches the topic',
  'effect missing': 'what is on the topic has its effect at every consumer',
  'effect twice': 'an event has one effect at a consumer',
  'effect without commit': 'nothing happens of what was not committed',
  'version gap': 'the versions of an aggregate go up by one',
  'topic order': 'a person’s events are on the topic in the order of their commits',
  'handler order': 'a person’s events are handled in the order of the topic',
  'effect for an erased person': 'late events bring nobody back',
  'record twice': 'without a fault nothing is sent twice',
} as const;

export type Promised = keyof typeof PROMISES;

export interface Violation {
  readonly broken: Promised;
  readonly count: number;
  /** The first few of them: refs of events, and what shows it. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;

/** Records in the order in which a person's events first reached the topic; a resend is no second event. */
const FIRST = `first as (select * from (
  select r.*, row_number() over (partition by event_id order by offset) as nth from records r) where nth = 1)`;

const QUERIES: Record<Promised, (consumers: string) => string> = {
  'event never sent': () => `
    select c.ref || ' of ' || c.person as example from commits c
    where c.state = 'committed' and c.person not in (select person from erased)
      and not exists (select 1 from sent s where s.ref = c.ref)`,
  'effect missing': (consumers) => `
    select s.ref || ' at ' || k.value as example from sent s, json_each('${consumers}') k
    where s.person not in (select person from erased) and s.ref in (select ref from commits)
      and not exists (select 1 from done e where e.ref = s.ref and e.consumer = k.value)`,
  'effect twice': () => `
    select ref || ' at ' || consumer || ', ' || count(*) || ' times' as example from effects
    group by consumer, event_id having count(*) > 1`,
  'effect without commit': () => `
    select e.ref || ' at ' || e.consumer as example from effects e left join commits c on c.ref = e.ref
    where c.ref is null or c.state <> 'committed'`,
  'version gap': () => `
    with ${FIRST}, counted as (
      select *, row_number() over (partition by aggregate order by offset) as wanted from first)
    select ref || ' has version ' || version || ', not ' || wanted || ' of ' || aggregate as example
    from counted where version <> wanted`,
  // A was confirmed before the COMMIT of B was sent: then A is before B. Transactions that overlapped prove nothing.
  'topic order': () => `
    with ${FIRST}, placed as (
      select f.ref, f.person, f.offset, c.txn, c.place, c.confirmed, coalesce(c.committing, c.asked) as committing
      from first f join commits c on c.ref = f.ref),
    compared as (
      select *, max(committing) over before as latest, lag(txn) over person as previous_txn,
        lag(place) over person as previous_place
      from placed window person as (partition by person order by offset),
        before as (partition by person order by offset rows between unbounded preceding and 1 preceding))
    select ref || ' of ' || person as example from compared
    where latest > confirmed or (txn = previous_txn and place < previous_place)`,
  'handler order': () => `
    with ${FIRST}, ordered as (
      select e.ref, e.consumer, e.person, f.offset, lag(f.offset) over (
        partition by e.consumer, e.person order by e.n) as previous
      from effects e join first f on f.event_id = e.event_id)
    select ref || ' of ' || person || ' at ' || consumer as example from ordered where offset < previous`,
  'effect for an erased person': () => `
    select ref || ' of ' || person || ' at ' || consumer as example from effects
    where person in (select person from erased)`,
  'record twice': () => `
    select ref || ', ' || count(*) || ' times' as example from records group by event_id having count(*) > 1`,
};

export interface CheckOptions {
  readonly consumers: readonly string[];
  /** Only without faults: a resend is allowed after one, and the inbox hides it. */
  readonly faultFree?: boolean;
}

/** Every broken promise of a run whose topic and effects are in the ledger. */
export function violations(ledger: Ledger, { consumers, faultFree = false }: CheckOptions): Violation[] {
  // Refs once each, with an index: a million of them are looked up.
  ledger.db.exec(`
    drop table if exists sent; drop table if exists done;
    create temp table sent (ref text primary key, person text) without rowid;
    insert or ignore into sent select ref, person from records;
    create temp table done (ref text, consumer text, primary key (ref, consumer)) without rowid;
    insert or ignore into done select ref, consumer from effects;`);
  const found: Violation[] = [];
  for (const [broken, query] of Object.entries(QUERIES) as [Promised, (consumers: string) => string][]) {
    if (broken === 'record twice' && !faultFree) continue;
    const examples: string[] = [];
    let count = 0;
    for (const row of ledger.db.prepare(query(JSON.stringify(consumers))).iterate()) {
      count += 1;
      if (examples.length < EXAMPLES) examples.push(row.example as string);
    }
    if (count > 0) found.push({ broken, count, examples });
  }
  return found;
}

/** One line a broken promise, for a person. */
export const describeViolation = ({ broken, count, examples }: Violation): string =>
  `${broken}: ${count} (${PROMISES[broken]}); first: ${examples.join('; ')}`;
