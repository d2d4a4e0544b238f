import { describe, expect, it } from '@jest/globals';
import type { MemoryEntity } from '../memories/memory.entity.ts';
import { assembleContext, tokensOf } from './context.rules.ts';
import { PersonIndex } from './person-index.ts';

const NOW = new Date('2026-06-01T00:00:00Z');
let serial = 0;

const aMemory = (content: string, more: Partial<MemoryEntity> = {}) => {
  serial += 1;
  const id = `01890000-0000-7000-8000-${String(serial).padStart(12, '0')}`;
  return {
    id,
    kind: 'fact',
    content,
    pinned: false,
    validFrom: null,
    validTo: null,
    claimKey: null,
    ...more,
  } as MemoryEntity;
};

function recall(question: string, memories: MemoryEntity[], budget = 800): string[] {
  const index = new PersonIndex();
  for (const memory of memories) index.put(memory);
  const items = assembleContext({ hits: index.search(question), pinned: index.pinned(), budget, now: NOW });
  return items.map(({ memory }) => memory.content);
}

describe('the context of a question', () => {
  const lyon = aMemory('I live in Lyon');
  const pin = aMemory('Answer me in short sentences', { pinned: true });

  it('has pinned memories first, whatever the question', () => {
    expect(recall('Where do I live?', [lyon, pin])).toEqual([pin.content, lyon.content]);
    expect(recall('What is my blood type?', [lyon, pin])).toEqual([pin.content]);
  });

  it('leaves out what has ended and what has not begun', () => {
    const paris = aMemory('I live in Paris', { validTo: new Date('2026-05-01T00:00:00Z') });
    const oslo = aMemory('I live in Oslo', { validFrom: new Date('2026-07-01T00:00:00Z') });
    expect(recall('Where do I live?', [paris, lyon, oslo])).toEqual([lyon.content]);
    expect(recall('Where do I live?', [{ ...paris, pinned: true }, lyon])).toEqual([lyon.content]);
  });

  it('stays within its budget, and lets a shorter memory take the place of one that is too long', () => {
    const long = aMemory(`I live in a house, and this is its story. ${'It goes on. '.repeat(100)}`, {
      kind: 'note',
    });
    const chosen = recall('Where do I live?', [long, lyon], 20);
    expect(chosen).toEqual([lyon.content]);
    expect(recall('Where do I live?', [long, lyon], 800)).toContain(long.content);
    expect(recall('Where do I live?', [long, lyon], 1)).toEqual([]);
  });

  it('says nothing twice: a fact stands for the turn it was told in', () => {
    const claim = { claimKey: 'k', claimDenied: false };
    const turn = aMemory('I live in Lyon!', { kind: 'turn', ...claim });
    expect(recall('Where do I live?', [turn, { ...lyon, ...claim }])).toEqual([lyon.content]);
  });
});

describe('the size of a text in tokens', () => {
  it('is a quarter of its letters, but every character of a script without spaces', () => {
    expect(tokensOf('I live in Lyon')).toBe(4);
    expect(tokensOf('東京に住んでいます')).toBe(9);
  });
});

describe('an index', () => {
  it('holds no word of what was removed', () => {
    const index = new PersonIndex();
    const secret = aMemory('The safe opens with 4711');
    index.put(secret);
    index.remove(secret.id);
    expect(index.search('safe')).toEqual([]);
    expect(JSON.stringify(index)).not.toMatch(/safe|4711/);
  });

  it('follows new words', () => {
    const index = new PersonIndex();
    const memory = aMemory('I play the piano');
    index.put(memory);
    index.put({ ...memory, content: 'I play the violin' });
    expect(index.search('piano').map((hit) => hit.memory.content)).toEqual([]);
    expect(index.search('violin')).toHaveLength(1);
    expect(index.size).toBe(1);
  });
});
