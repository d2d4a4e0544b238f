import { describe, expect, it } from '@jest/globals';
import { deadLetterCondition } from './dead-letter-filter.ts';

describe('the filter of dead letters', () => {
  it('means all of them when nothing is named', () => {
    expect(deadLetterCondition({}, 1)).toEqual({ sql: 'true', values: [] });
  });

  it('joins what is named with and, and numbers its values from where the statement has got to', () => {
    expect(deadLetterCondition({ type: 'goals.task', since: '2026-05-04T07:40:00Z' }, 3)).toEqual({
      sql: "(type = $3 or starts_with(type, $3 || '.')) and died_at >= $4::timestamptz",
      values: ['goals.task', '2026-05-04T07:40:00Z'],
    });
  });

  it('keeps what was typed out of the statement', () => {
    const typed = "x' or true --";
    const { sql, values } = deadLetterCondition({ user: typed, error: typed, type: typed }, 1);
    expect(sql).not.toContain(typed);
    expect(values).toEqual([typed, typed, typed]);
  });
});
