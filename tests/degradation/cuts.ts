import type { ErrorCode, ServiceName } from '@odyssey/contracts';
import type { TcpProxy } from '../../tools/src/chaos/tcp-proxy.ts';
import type { AskName } from './asks.ts';
import type { House, Road } from './house.ts';

/** How a dependency is away. */
export const MODES = {
  refused: { says: 'connections are refused', cut: (road) => road.refuse() },
  'black hole': { says: 'connections are taken, nothing is ever answered', cut: (road) => road.swallow() },
  'half-open': {
    says: 'connections that were open fall silent, new ones work',
    cut: (road) => road.freeze(),
  },
  slow: { says: 'every byte comes 0.2 s late, both ways', cut: (road) => road.delay(200) },
  'breaks off': {
    says: 'every connection is reset in the middle of an answer',
    cut: (road) => road.breakOffAfter(3_000),
  },
} as const satisfies Record<string, { says: string; cut(road: TcpProxy): void | Promise<void> }>;
export type Mode = keyof typeof MODES;

interface Said {
  readonly words: string;
  holds(body: Record<string, unknown>): boolean;
}

export interface Cell {
  readonly asked: AskName;
  /** One of these; several where it depends on what the connection was doing. */
  readonly answers: readonly (number | `${number} ${ErrorCode}`)[];
  /** Milliseconds. */
  readonly withinMs: number;
  /** What the body says of it, beside the status. */
  readonly says?: Said;
  /** What it says when all is well again. */
  readonly again?: Said;
}

export interface Cut {
  readonly away: string;
  readonly road?: Road;
  readonly mode: Mode | 'full';
  readonly cells: readonly Cell[];
  /** Services that say at /readyz that they cannot serve; /livez is 200 everywhere in every cut. */
  readonly notReady: readonly ServiceName[];
  readonly heals: string;
  /** For `breaks off`: where the answers of this dependency are shorter. */
  readonly answerBytes?: number;
  /** Instead of the road's mode. */
  readonly acts?: { begin(house: House): Promise<void>; end(house: House): Promise<void> };
}

const fine = (asked: AskName, withinMs = 2_000): Cell => ({
  asked,
  answers: [asked === 'log in' ? 200 : statusOf(asked)],
  withinMs,
});
/** What is answered when nothing is away. */
export const statusOf = (asked: AskName) =>
  /^(add|note|say|send|register)/.test(asked) ? 201 : /^ask/.test(asked) ? 202 : 200;
const refusedWith =
  (code: ErrorCode, withinMs: number) =>
  (asked: AskName): Cell => ({
    asked,
    answers: [`503 ${code}`],
    withinMs,
  });
const degraded = {
  words: 'the house answers, `degraded: true`',
  holds: (body: Record<string, unknown>) => body.degraded === true && body.provider === 'house',
};
const byProvider = {
  words: 'the provider answers',
  holds: (body: Record<string, unknown>) => body.provider === 'test',
};

const busy = refusedWith('service_unavailable', 2_000);
/** The gateway waits for a service that refuses: it may be starting again, and has not seen the request. */
const gone = refusedWith('upstream_unavailable', 8_000);

/** One service behind the gateway is not there: what is its own, and everything else. */
const withoutService = (
  service: ServiceName & Road,
  own: AskName,
  heals: string,
  more: readonly Cell[] = [],
): Cut => ({
  away: service,
  road: service,
  mode: 'refused',
  cells: [gone(own), ...more],
  notReady: [],
  heals,
});

const AGAIN = 'by itself: the next request gets through';

export const CUTS: readonly Cut[] = [
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
      fine('add a task'),
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
    cells: [refusedWith('upstream_timeout', 33_000)('read the rules of retention'), fine('read tasks')],
    notReady: [],
    heals: AGAIN,
  },
];
