import { describe, expect, it } from '@jest/globals';
import { TASK_LIST } from '../tasks/task-queries.service.ts';
import { type ItemFilters, itemPage } from './item-page.ts';

const reader = { userId: '01890000-0000-7000-8000-00000000face', timeZone: 'Europe/Lisbon' };
const statement = (filters: ItemFilters, after?: readonly string[]) =>
  itemPage(TASK_LIST, reader, filters, after, 51);

describe('the statement of a page', () => {
  it('asks only for what is filtered by', () => {
    const { text, values, name } = statement({ status: 'todo' });
    expect(text).toContain('i.status = $3::text');
    expect(text).not.toContain('due_date <');
    expect(values).toEqual([reader.userId, 51, 'todo']);
    expect(name).toBe('tasks s');
  });

  it('has one name for one text, whatever the values', () => {
    const names = new Map<string, string>();
    const some: ItemFilters[] = [
      {},
      { status: 'todo' },
      { status: 'completed' },
      { goalId: 'a', status: 'todo' },
    ];
    for (const filters of some) {
      for (const after of [undefined, ['01890000-0000-7000-8000-000000000005']]) {
        const { name, text } = statement(filters, after);
        expect(names.get(name) ?? text).toBe(text);
        names.set(name, text);
      }
    }
    expect(new Set(names.values()).size).toBe(names.size);
  });

  it('has no name, and so a plan for its values, where these decide how it is best found', () => {
    for (const filters of [
      { q: 'river' },
      { dueBefore: '2026-05-06' },
      { dueAfter: '2026-05-06', status: 'todo' },
    ]) {
      expect(statement(filters).name).toBe('');
    }
  });

  it('never puts what a person typed into the text', () => {
    const nasty = `'; drop table tasks; -- \\' | !x:* & (`;
    const { text, values } = statement({ q: nasty });
    expect(text).not.toContain('drop');
    expect(values.at(-1)).toBe(
      `' ;':* & 'drop':* & 'table':* & 'tasks;':* & '--':* & '  ':* & '|':* & '!x:*':* & '&':* & '(':*`,
    );
  });
});
