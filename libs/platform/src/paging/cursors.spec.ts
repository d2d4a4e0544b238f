import { describe, expect, it } from '@jest/globals';
import { Cursors } from './cursors.ts';

const cursors = new Cursors({ cursorSecret: 'a secret for cursors' });
const position = ['2026-05-04T07:40:00.000Z', 7, null] as const;
const binding = [['tasks', 'ana'], { status: 'todo', tag: undefined }];

describe('a cursor', () => {
  it('gives back where it was made', () => {
    expect(cursors.read(cursors.write(position, binding), binding)).toEqual(position);
  });
  it('does not care in which order filters are named', () => {
    const cursor = cursors.write(position, [{ a: 1, b: 2 }]);
    expect(cursors.read(cursor, [{ b: 2, a: 1 }])).toEqual(position);
  });
  it.each([
    ['other filters', [['tasks', 'ana'], { status: 'done' }]],
    ['another person', [['tasks', 'ben'], { status: 'todo' }]],
    ['another list', [['goals', 'ana'], { status: 'todo' }]],
  ])('is refused for %s', (_what, other) => {
    const cursor = cursors.write(position, binding);
    expect(() => cursors.read(cursor, other)).toThrow(expect.objectContaining({ code: 'malformed_cursor' }));
  });
  it('is refused when it was changed, cut or made by someone else', () => {
    const cursor = cursors.write(position, binding);
    const others = new Cursors({ cursorSecret: 'another secret' }).write(position, binding);
    const flipped = `${cursor.slice(0, -2)}${cursor.at(-2) === 'A' ? 'B' : 'A'}${cursor.at(-1)}`;
    for (const bad of [flipped, cursor.slice(0, 10), '', '%%%', others]) {
      expect(() => cursors.read(bad, binding)).toThrow(expect.objectContaining({ code: 'malformed_cursor' }));
    }
  });
});
