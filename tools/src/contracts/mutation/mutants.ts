/** Text that no enumeration and no format knows. */
export const UNHEARD_OF = 'zz unheard of';

export type Operator = 'drop' | 'retype' | 'null' | 'rename' | 'another value' | 'empty';

/** One small change of a value. */
export interface Mutant {
  readonly operator: Operator;
  /** `tasks[*].title` */
  readonly at: string;
  readonly value: unknown;
}

type Place = (string | number)[];

/** Every field of a JSON value dropped, given another type, made null, renamed, given an unheard-of value, emptied: one at a time. */
export function mutantsOf(value: unknown): Mutant[] {
  return placesIn(value).flatMap((place) => {
    const at = patternOf(place);
    const now = read(value, place);
    const changed = (operator: Operator, next: unknown): Mutant => ({
      operator,
      at,
      value: written(value, place, next),
    });
    const name = place.at(-1);
    return [
      ...(typeof name === 'string'
        ? [
            { operator: 'drop' as const, at, value: renamed(value, place) },
            { operator: 'rename' as const, at, value: renamed(value, place, `${name}Renamed`) },
          ]
        : []),
      changed('retype', retyped(now)),
      ...(now === null ? [] : [changed('null', null)]),
      ...(typeof now === 'string' ? [changed('another value', UNHEARD_OF)] : []),
      ...(Array.isArray(now) && now.length > 0 ? [changed('empty', [])] : []),
    ];
  });
}

/** Every field, and of a list its first element: the others are read alike. */
function placesIn(value: unknown, place: Place = []): Place[] {
  if (value === null || typeof value !== 'object') return [];
  const names = Array.isArray(value) ? (value.length > 0 ? [0] : []) : Object.keys(value);
  return names.flatMap((name) => {
    const inner = [...place, name];
    return [inner, ...placesIn((value as Record<string | number, unknown>)[name], inner)];
  });
}

const patternOf = (place: Place) =>
  place
    .map((name) => (typeof name === 'number' ? '[*]' : `.${name}`))
    .join('')
    .replace(/^\./, '');

const read = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown>)[name], value);

function retyped(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  return typeof value === 'object' && value !== null ? 7 : { unheard: 'of' };
}

function written(value: unknown, place: Place, next: unknown): unknown {
  const copy = structuredClone(value);
  const parent = read(copy, place.slice(0, -1)) as Record<string | number, unknown>;
  parent[place.at(-1) ?? ''] = next;
  return copy;
}

function renamed(value: unknown, place: Place, to?: string): unknown {
  const copy = structuredClone(value);
  const parent = read(copy, place.slice(0, -1)) as Record<string, unknown>;
  const name = String(place.at(-1));
  const { [name]: moved } = parent;
  delete parent[name];
  if (to) parent[to] = moved;
  return copy;
}
