import { isDeepStrictEqual } from 'node:util';

/** Whether any of the edited fields differs from what is there. An absent field is not edited. */
export function differs<T extends object>(current: T, edit: Partial<NoInfer<T>>): boolean {
  return Object.entries(edit).some(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(current[field as keyof T], value),
  );
}

/** The state with the edited fields replaced; `undefined` leaves a field as it is, `null` empties it. */
export function withEdit<T extends object>(current: T, edit: Partial<NoInfer<T>>): T {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(given) };
}

/** Absent fields are left out of answers and events; the database calls them null. */
export const optional = <T>(value: T | null): T | undefined => value ?? undefined;

/** An instant as it is written everywhere; lists read it from the database as text already. */
export const instant = (at: Date | string): string => (typeof at === 'string' ? at : at.toISOString());

export const optionalInstant = (at: Date | string | null): string | undefined =>
  at === null ? undefined : instant(at);

/** A state as a list reads it: instants are text already, and the owner is known. */
export type AsRead<State> = {
  [Field in Exclude<keyof State, 'ownerId'>]: Date extends State[Field]
    ? State[Field] | string
    : State[Field];
};
