import type { z } from 'zod';
import { defineEvent, type EventDef } from './define.ts';
import { Instant } from './fields.ts';

type SnapshotType<Type extends string> = Type extends `${infer Service}.${infer Aggregate}.${string}`
  ? `${Service}.${Aggregate}.snapshot.v1`
  : never;

/**
 * The state of a thing as it is now, published again for one consumer that starts from it. It is defined by the event
 * that tells of every change of that state, so the two cannot drift: same aggregate, same fields. A snapshot may say more
 * where `told` only tells what changed (that a thing lies in the trash).
 */
export function defineSnapshot<const Type extends string, State extends z.ZodObject>(
  told: EventDef<Type>,
  thing: string,
  state: State,
): EventDef<SnapshotType<Type>, State> {
  const lost = Object.keys(told.data.shape).filter((field) => !(field in state.shape));
  if (lost.length > 0) throw new Error(`${told.type}: its snapshot leaves out ${lost.join(', ')}`);
  return defineEvent(`${told.service}.${told.aggregate}.snapshot.v1` as SnapshotType<Type>, {
    meaning: `${thing} as it is now, published again so that one consumer (\`ce_to\`) can start from it. Nothing has happened: write it down and cause nothing.`,
    data: state,
    example: told.sample as z.input<State>,
    aggregateId: told.aggregateId as keyof z.output<State> & string,
  });
}

/** What the snapshot of a thing with a trash says besides its state: since when it lies there. */
export const inTrash = { trashedAt: Instant.optional() };
