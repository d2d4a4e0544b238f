import type { AskName } from './asks.ts';
import {
  AGAIN,
  atOnce,
  busy,
  byProvider,
  type Cut,
  degraded,
  fine,
  gone,
  refusedWith,
  statusOf,
  withoutService,
} from './cells.ts';
import { DATABASE_WAVES } from './cuts-of-databases.ts';
import { SILENT_WAVES } from './cuts-of-silence.ts';

const SINGLE: readonly Cut[] = [
  {
    away: 'PostgreSQL of goals',
    road: 'database of goals',
    mode: 'refused',
    cells: [
      busy('read tasks'),
      busy('add a task'),
      busy('finish a task'),
      fine('read notifications'),
      fine('note a memory'),
      fine('log in'),
      fine('say something', 5_000),
    ],
    notReady: ['goals'],
    heals: 'by itself: the next request opens a connection',
  },
  {
    away: 'PostgreSQL of goals',
    road: 'database of goals',
    mode: 'black hole',
    cells: ['read tasks', 'add a task', 'finish a task']
      .map((asked) => refusedWith('service_unavailable', 20_000)(asked as AskName))
      .concat([fine('read notifications'), fine('note a memory')]),
    notReady: ['goals'],
    heals:
      'by itself: what fell silent is dropped after 8 s, new connections work; changes of one person wait for each other meanwhile',
  },
  {
    away: 'PostgreSQL of goals',
    road: 'database of goals',
    mode: 'half-open',
    cells: (['read tasks', 'add a task', 'finish a task'] as const).map((asked) => ({
      asked,
      answers: [statusOf(asked), '503 service_unavailable'],
      withinMs: 12_000,
    })),
    notReady: [],
    heals: 'by itself: a silent connection costs its request 8 s, once',
  },
  {
    away: 'PostgreSQL of goals',
    road: 'database of goals',
    mode: 'slow',
    cells: [
      fine('read tasks', 8_000),
      fine('add a task', 12_000),
      fine('finish a task', 15_000),
      fine('read notifications'),
    ],
    notReady: [],
    heals: AGAIN,
  },
  {
    away: 'PostgreSQL of goals',
    road: 'database of goals',
    mode: 'breaks off',
    cells: (['read tasks', 'add a task'] as const).map((asked) => ({
      asked,
      answers: [statusOf(asked), '503 service_unavailable'],
      withinMs: 5_000,
    })),
    notReady: [],
    heals: AGAIN,
  },
  {
    away: 'PostgreSQL of goals, its disk full',
    mode: 'full',
    cells: [fine('read tasks'), busy('add a task'), busy('finish a task'), fine('note a memory')],
    notReady: [],
    heals: 'as soon as there is room; what was refused was not done',
    acts: {
      begin: (house) => house.refuseWrites('goals', true),
      end: (house) => house.refuseWrites('goals', false),
    },
  },
  {
    away: 'PostgreSQL of auth',
    road: 'database of auth',
    mode: 'refused',
    cells: [busy('log in'), busy('register'), fine('read tasks'), fine('add a task'), fine('finish a task')],
    notReady: ['auth'],
    heals: AGAIN,
  },
  {
    away: 'Kafka',
    road: 'kafka',
    mode: 'refused',
    cells: [
      fine('read tasks'),
      fine('add a task'),
      fine('finish a task'),
      fine('register', 5_000),
      fine('log in'),
      fine('note a memory'),
      fine('say something', 5_000),
      fine('read notifications'),
      fine('send a picture', 5_000),
    ],
    notReady: [],
    heals: 'events wait in the outboxes; relays and consumers are back within seconds',
  },
  {
    away: 'Kafka',
    road: 'kafka',
    mode: 'black hole',
    cells: [fine('add a task'), fine('finish a task'), fine('register', 5_000), fine('read notifications')],
    notReady: [],
    heals: 'the same; a silent connection is left after 5 s',
  },
  ...(['refused', 'black hole', 'half-open', 'slow'] as const).map(
    (mode): Cut => ({
      away: 'Redis',
      road: 'redis',
      mode,
      cells: [
        fine('read tasks'),
        fine('add a task'),
        fine('finish a task'),
        fine('log in'),
        fine('read notifications'),
      ],
      notReady: [],
      heals: 'each process counts limits for itself meanwhile; shared again within 2 s',
    }),
  ),
  ...(['refused', 'black hole'] as const).map(
    (mode): Cut => ({
      away: 'SMTP',
      road: 'smtp',
      mode,
      cells: [fine('register', 5_000), fine('log in'), fine('read notifications')],
      notReady: [],
      heals: 'the mail is tried again, ten times in about twenty minutes; in the app it is at once',
    }),
  ),
  ...(['refused', 'breaks off'] as const).map(
    (mode): Cut => ({
      away: 'the model provider',
      road: 'model',
      mode,
      cells: [{ ...fine('say something', 8_000), says: degraded, again: byProvider }, fine('read stories')],
      notReady: [],
      heals: 'the next request asks the provider again; after three failures in a row nobody does for 30 s',
      ...(mode === 'breaks off' ? { answerBytes: 250 } : {}),
    }),
  ),
  {
    away: 'the model provider',
    road: 'model',
    mode: 'black hole',
    cells: [
      { ...fine('say something', 15_000), says: degraded, again: byProvider },
      fine('read stories'),
      fine('note a memory'),
    ],
    notReady: [],
    heals: 'the same',
  },
  {
    away: 'the model provider',
    road: 'model',
    mode: 'slow',
    cells: [{ ...fine('say something', 8_000), says: byProvider }, fine('finish a task')],
    notReady: [],
    heals: AGAIN,
  },
  {
    away: 'memory',
    road: 'memory',
    mode: 'black hole',
    cells: [fine('say something', 8_000), fine('read tasks')],
    notReady: [],
    heals:
      'an answer comes without memories after 2 s, and at once while the breaker is open; 5 s later it asks again',
  },
  withoutService('memory', 'note a memory', AGAIN, [fine('say something', 5_000), fine('read tasks')]),
  withoutService('auth', 'log in', AGAIN, [
    gone('register'),
    fine('read tasks'),
    fine('finish a task'),
    fine('note a memory'),
    fine('ask for an export'),
  ]),
  withoutService('goals', 'read tasks', AGAIN, [fine('read stories'), fine('read notifications')]),
  withoutService('media', 'read pictures', 'the job of an export tries again, for half an hour', [
    fine('read stories'),
    fine('ask for an export'),
  ]),
  withoutService('notifications', 'read notifications', AGAIN, [
    fine('finish a task'),
    fine('register', 5_000),
  ]),
  withoutService('ai', 'read stories', AGAIN, [fine('read tasks'), fine('finish a task')]),
  {
    away: 'the disk of media and archival',
    mode: 'full',
    cells: [busy('send a picture'), fine('read pictures'), fine('ask for an export'), fine('read tasks')],
    notReady: [],
    heals:
      'as soon as there is room: an export that was asked for is tried again, a picture is to be sent again',
    acts: {
      begin: async (house) => house.fillDisk(true),
      end: async (house) => house.fillDisk(false),
    },
  },
  {
    away: 'archival',
    road: 'archival',
    mode: 'black hole',
    cells: [
      refusedWith('upstream_timeout', 15_000)('read the rules of retention'),
      fine('read stories'),
      atOnce('read the rules of retention'),
    ],
    notReady: [],
    heals: 'by itself: the gateway asks for a sign of life every second',
  },
];

/** Of those above, what is cut side by side: none asks what another cuts, and what comes in them is mostly waiting. */
const SIDE_BY_SIDE: readonly (readonly string[])[] = [
  ['PostgreSQL of goals, black hole', 'archival, black hole'],
  ['PostgreSQL of goals, half-open', 'SMTP, black hole'],
  ['PostgreSQL of goals, slow', 'the model provider, black hole'],
  ['SMTP, refused', 'the model provider, refused'],
  ['memory, refused', 'notifications, refused'],
  ['goals, refused', 'media, refused'],
  ['ai, refused', 'auth, refused'],
];

export const nameOf = ({ away, mode }: Cut) => `${away}, ${mode}`;

function called(name: string): Cut {
  const cut = SINGLE.find((one) => nameOf(one) === name);
  if (!cut) throw new Error(`there is no cut “${name}”`);
  return cut;
}

export const WAVES: readonly (readonly Cut[])[] = [
  ...SINGLE.filter((cut) => !SIDE_BY_SIDE.flat().includes(nameOf(cut))).map((cut) => [cut]),
  ...SIDE_BY_SIDE.map((names) => names.map(called)),
  ...DATABASE_WAVES,
  ...SILENT_WAVES,
];
/** In the order of the page. */
export const CUTS: readonly Cut[] = [...SINGLE, ...DATABASE_WAVES.flat(), ...SILENT_WAVES.flat()];
