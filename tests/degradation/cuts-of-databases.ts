import type { DataService } from '@odyssey/contracts';
import type { AskName } from './asks.ts';
import { AGAIN, type Cell, type Cut, fine, refusedWith } from './cells.ts';

/** What needs the database of each service, and what does not. Those of goals and auth are looked at more closely. */
const NEEDS: Readonly<
  Record<Exclude<DataService, 'goals' | 'auth'>, { own: readonly AskName[]; other: readonly Cell[] }>
> = {
  ai: { own: ['read stories', 'say something'], other: [fine('read tasks'), fine('finish a task')] },
  memory: { own: ['note a memory'], other: [fine('say something', 5_000), fine('read tasks')] },
  media: { own: ['read pictures', 'send a picture'], other: [fine('read tasks')] },
  notifications: {
    own: ['read notifications'],
    other: [fine('finish a task'), fine('register', 5_000), fine('log in')],
  },
  archival: { own: ['ask for an export'], other: [fine('read tasks'), fine('add a task')] },
};

const refused = (service: keyof typeof NEEDS): Cut => ({
  away: `PostgreSQL of ${service}`,
  road: `database of ${service}`,
  mode: 'refused',
  cells: [...NEEDS[service].own.map(refusedWith('service_unavailable', 2_000)), ...NEEDS[service].other],
  notReady: [service],
  heals: AGAIN,
});

/** All five at once: each is asked only what is its own. */
const swallowed = (service: keyof typeof NEEDS): Cut => ({
  away: `PostgreSQL of ${service}`,
  road: `database of ${service}`,
  mode: 'black hole',
  cells: [...NEEDS[service].own.map(refusedWith('service_unavailable', 20_000)), fine('read tasks')],
  notReady: [service],
  heals: 'by itself: what fell silent is dropped after 8 s, new connections work',
});

export const DATABASE_WAVES: readonly (readonly Cut[])[] = [
  [refused('memory'), refused('media'), refused('notifications')],
  [refused('ai'), refused('archival')],
  (Object.keys(NEEDS) as (keyof typeof NEEDS)[]).map(swallowed),
];
