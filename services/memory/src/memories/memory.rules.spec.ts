import { describe, expect, it } from '@jest/globals';
import { MemoryStored, MemoryUpdated } from '@odyssey/contracts';
import { unchanged } from '@odyssey/events';
import { InvalidValidity, MemoryWordsFixed } from './memory.errors.ts';
import { edit, end, holdsAt, type NewMemory, remember, retell } from './memory.rules.ts';

const at = (day: string) => new Date(`2026-05-${day}T08:00:00.000Z`);
const ID = '01890000-0000-7000-8000-00000000000e';

const aMemory = (given: Partial<NewMemory> = {}) =>
  remember(
    {
      id: ID,
      ownerId: ID,
      kind: 'fact',
      content: 'I live in Paris',
      source: { type: 'person', id: ID },
      ...given,
    },
    at('01'),
  );

describe('remembering', () => {
  it('tells the whole memory, and says only what is known', () => {
    const { state, events } = aMemory({ validFrom: at('01') });
    expect(events).toMatchObject([
      { event: MemoryStored, data: { memoryId: ID, validFrom: at('01').toISOString() } },
    ]);
    expect(events[0]?.data).not.toHaveProperty('validTo');
    expect(state).toMatchObject({
      pinned: false,
      claimAttribute: 'home',
      claimValue: 'pari',
      sourceVersion: 1,
    });
  });

  it('reads no attribute from what was said: a turn is kept as it is', () => {
    expect(aMemory({ kind: 'turn' }).state).toMatchObject({
      claimAttribute: null,
      claimKey: expect.any(String),
    });
    expect(aMemory({ kind: 'story' }).state.claimKey).toBeNull();
  });

  it('refuses a memory that ends before it begins', () => {
    expect(() => aMemory({ validFrom: at('02'), validTo: at('01') })).toThrow(InvalidValidity);
  });
});

describe('editing', () => {
  it('follows the new words, and changes nothing when there are none', () => {
    const { state } = aMemory();
    const edited = edit(state, { content: 'I live in Lyon' }, at('03'));
    expect(edited).toMatchObject({
      changed: true,
      state: { claimValue: 'lyon', updatedAt: at('03') },
      events: [{ event: MemoryUpdated }],
    });
    expect(edit(state, { content: state.content, pinned: false }, at('03'))).toEqual(unchanged(state));
  });

  it('leaves the words of turns, tasks and stories alone, but pins and dates them', () => {
    for (const kind of ['turn', 'task', 'story'] as const) {
      const { state } = aMemory({ kind });
      expect(() => edit(state, { content: 'x' }, at('03'))).toThrow(MemoryWordsFixed);
      expect(edit(state, { pinned: true, validTo: at('04') }, at('03')).state).toMatchObject({
        pinned: true,
        validTo: at('04'),
      });
    }
  });
});

describe('ending', () => {
  it('happens once: what ended earlier stays ended then', () => {
    const ended = end(aMemory().state, at('05'), at('06')).state;
    expect(end(ended, at('07'), at('08'))).toEqual(unchanged(ended));
    expect(end(ended, at('04'), at('08')).state.validTo).toEqual(at('04'));
  });

  it('never comes before the beginning', () => {
    const { state } = aMemory({ validFrom: at('05') });
    expect(end(state, at('02'), at('06')).state.validTo).toEqual(at('05'));
  });

  it('leaves it true until then', () => {
    const { state } = end(aMemory({ validFrom: at('02') }).state, at('05'), at('05'));
    expect(['01', '02', '04', '05'].map((day) => holdsAt(state, at(day)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('telling anew', () => {
  it('follows a later state of its source only', () => {
    const source = (version: number) => ({ type: 'story', id: ID, version }) as const;
    const { state } = aMemory({ kind: 'story', source: source(2) });
    const told = (version: number) =>
      retell(state, { content: `v${version}`, source: source(version) }, at('03'));
    expect(told(3)).toMatchObject({ changed: true, state: { content: 'v3', sourceVersion: 3 } });
    for (const version of [1, 2]) expect(told(version)).toEqual(unchanged(state));
  });
});
