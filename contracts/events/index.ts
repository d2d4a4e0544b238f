import * as ai from './ai/index.ts';
import * as archival from './archival/index.ts';
import * as auth from './auth/index.ts';
import type { EventDef } from './define.ts';
import * as goals from './goals/index.ts';
import * as media from './media/index.ts';
import * as memory from './memory/index.ts';
import * as notifications from './notifications/index.ts';

export * from './ai/index.ts';
export * from './archival/index.ts';
export * from './auth/index.ts';
export * from './goals/index.ts';
export * from './media/index.ts';
export * from './memory/index.ts';
export * from './notifications/index.ts';

/** Every event of every service. What is not here cannot be published or handled. */
export const CATALOGUE: readonly EventDef[] = [
  auth,
  goals,
  ai,
  memory,
  media,
  notifications,
  archival,
].flatMap((events) => Object.values(events) as unknown as EventDef[]);

/** By the type of any version: the newest version of that event. */
const NEWEST = new Map<string, EventDef>();
const superseded = new Set(CATALOGUE.map(({ upcasts }) => upcasts?.from));
for (const newest of CATALOGUE.filter((event) => !superseded.has(event))) {
  for (let one: EventDef | undefined = newest; one; one = one.upcasts?.from) NEWEST.set(one.type, newest);
}

/** The newest version of the event that has this type: what handlers get, whichever version was published. */
export const newestOf = (type: string): EventDef | undefined => NEWEST.get(type);
