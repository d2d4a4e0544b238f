import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Dependency, findCycle } from './dependencies.rules.ts';

const edges = (...pairs: string[]): Dependency[] =>
  pairs.map((pair) => ({ taskId: pair.charAt(0), dependsOnId: pair.charAt(1) }));

describe('the circle that a dependency would close', () => {
  it('is none where tasks come one after the other', () => {
    expect(findCycle('a', ['b', 'c'], edges('bd', 'cd'))).toBeUndefined();
  });

  it('is named from the task back to itself', () => {
    expect(findCycle('a', ['b'], edges('bc', 'ca'))).toEqual(['a', 'b', 'c', 'a']);
  });

  it('may be a task that waits for itself', () => {
    expect(findCycle('a', ['a'], [])).toEqual(['a', 'a']);
  });

  it('is found exactly when the task can be reached from what it shall wait for', () => {
    const node = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(node, node), { maxLength: 20 }),
        node,
        fc.uniqueArray(node, { maxLength: 3 }),
        (pairs, task, wanted) => {
          const known = pairs.map(([taskId, dependsOnId]) => ({ taskId, dependsOnId }));
          const cycle = findCycle(task, wanted, known);
          expect(cycle !== undefined).toBe(reaches(wanted, task, pairs));
          if (!cycle) return;
          const all = [...pairs, ...wanted.map((id) => [task, id] as const)];
          for (const [index, id] of cycle.slice(0, -1).entries()) {
            expect(all.some(([from, to]) => from === id && to === cycle[index + 1])).toBe(true);
          }
          expect([cycle[0], cycle.at(-1)]).toEqual([task, task]);
        },
      ),
    );
  });
});

/** Slow and obvious: grows the set until it stands still. */
function reaches(
  from: readonly string[],
  to: string,
  pairs: readonly (readonly [string, string])[],
): boolean {
  const reached = new Set(from);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const [a, b] of pairs) if (reached.has(a)) reached.add(b);
  }
  return reached.has(to);
}
