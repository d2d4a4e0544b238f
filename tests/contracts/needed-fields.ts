import type { Received } from '@odyssey/contracts';

/**
 * The fields without which a reader does not do the same, found by leaving out one after the other: a program outside can be
 * watched by its effect only. Paths as `Reads` notes them: `goal.title`, `tags[*]`.
 */
export async function neededFields(
  { data }: Received,
  only: (paths: readonly string[]) => unknown,
  doesTheSame: (data: Received['data']) => Promise<boolean>,
): Promise<string[]> {
  let needed = [...pathsOf(data)];
  // An object comes before what is in it: one that may be absent may need all of its fields when it is there.
  for (const path of [...needed]) {
    const without = needed.filter((one) => one !== path && !isBelow(one, path));
    if (await doesTheSame(only(without) as Received['data'])) needed = without;
  }
  return needed.sort();
}

function* pathsOf(value: unknown, path = ''): Generator<string> {
  if (path !== '') yield path;
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    if (value[0] !== undefined) yield* pathsOf(value[0], `${path}[*]`);
    return;
  }
  for (const [name, inner] of Object.entries(value)) yield* pathsOf(inner, path ? `${path}.${name}` : name);
}

const isBelow = (path: string, above: string) => path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
