import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { violations } from './checks.ts';
import { Ledger } from './ledger.ts';

const consumers = ['keep', 'tally'];

/** A run of three events of one person in two transactions, all well; each test spoils one thing. */
describe('the checks of a run', () => {
  let ledger: Ledger;
  let records: Parameters<Ledger['addRecords']>[0][number][];
  let effects: Parameters<Ledger['addEffects']>[0][number][];

  beforeEach(() => {
    ledger = new Ledger(':memory:');
    const of = (ref: string, n: number) => ({
      ref,
      eventId: `id-${ref}`,
      person: 'ada',
      aggregate: 'walk',
      version: n,
    });
    records = ['a', 'b', 'c'].map((ref, n) => ({ ...of(ref, n + 1), partition: 3, offset: n }));
    effects = consumers.flatMap((consumer) =>
      ['a', 'b', 'c'].map((ref, n) => ({ consumer, n, ref, eventId: `id-${ref}`, person: 'ada', at: 0 })),
    );
  });
  afterEach(() => ledger.close());

  const commit = (txn: string, refs: string[], committing: number) => {
    ledger.intend(
      refs.map((ref, place) => ({
        ref,
        txn,
        place,
        person: 'ada',
        aggregate: 'walk',
        asked: committing - 1,
      })),
    );
    ledger.confirm(txn, { committing, confirmed: committing + 5 });
  };
  const broken = (faultFree = false) => {
    ledger.addRecords(records);
    ledger.addEffects(effects);
    return violations(ledger, { consumers, faultFree }).map((violation) => violation.broken);
  };
  const committed = () => {
    commit('one', ['a', 'b'], 10);
    commit('two', ['c'], 20);
  };

  it('find nothing where nothing is wrong', () => {
    committed();
    expect(broken(true)).toEqual([]);
  });

  it('find an event that never came to the topic', () => {
    committed();
    records.pop();
    effects = effects.filter(({ ref }) => ref !== 'c');
    expect(broken()).toEqual(['event never sent']);
  });

  it('find an effect that is missing at one consumer, and one that is there twice', () => {
    committed();
    effects.pop();
    effects.push({ ...effects[0], n: 9 } as (typeof effects)[number]);
    expect(broken()).toEqual(expect.arrayContaining(['effect missing', 'effect twice']));
  });

  it('find an effect of what was rolled back', () => {
    committed();
    ledger.db.exec(`update commits set state = 'refused' where ref = 'c'`);
    expect(broken()).toEqual(['effect without commit']);
  });

  it('find a version that was left out', () => {
    committed();
    records[2] = { ...records[2], version: 4 } as (typeof records)[number];
    expect(broken()).toEqual(['version gap']);
  });

  it('find a transaction that overtook one confirmed before it began', () => {
    commit('two', ['c'], 10);
    commit('one', ['a', 'b'], 20);
    expect(broken()).toEqual(['topic order']);
  });

  it('say nothing of transactions that overlapped: either may be first', () => {
    commit('two', ['c'], 10);
    commit('one', ['a', 'b'], 13);
    expect(broken()).toEqual([]);
  });

  it('find events of one transaction in the wrong order', () => {
    commit('one', ['b', 'a'], 10);
    commit('two', ['c'], 20);
    expect(broken()).toEqual(['topic order']);
  });

  it('find a person’s events handled in another order than the topic’s', () => {
    committed();
    effects = effects.map((effect) => ({ ...effect, n: 10 - effect.n }));
    expect(broken()).toEqual(['handler order']);
  });

  it('find effects for an erased person, and miss none of theirs', () => {
    committed();
    ledger.erase('ada');
    expect(broken()).toEqual(['effect for an erased person']);
    effects = [];
    ledger.db.exec('delete from effects');
    expect(broken()).toEqual([]);
  });

  it('find a record that was sent twice, where no fault allows it', () => {
    committed();
    records.push({ ...records[0], offset: 7 } as (typeof records)[number]);
    expect(broken()).toEqual([]);
    expect(broken(true)).toEqual(['record twice']);
  });
});
