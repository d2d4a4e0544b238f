import type { AskName } from './asks.ts';
import {
  AGAIN,
  atOnce,
  byProvider,
  type Cell,
  type Cut,
  degraded,
  fine,
  refusedWith,
  statusOf,
} from './cells.ts';

const late = refusedWith('upstream_timeout', 33_000);
/** On a connection that was open, or on one that is not taken. */
const silent = (asked: AskName): Cell => ({
  asked,
  answers: ['503 upstream_timeout', '503 upstream_unavailable'],
  withinMs: 15_000,
});
const MAILS = 'the mail is tried again, ten times in about twenty minutes; in the app it is at once';
const SIGN_OF_LIFE = 'by itself: the gateway asks for a sign of life every second';
const ONE_REQUEST =
  'by itself: a silent connection costs its request 30 s, once; one that was idle for 5 s is not used';

/** Nobody is there, and nothing says so. */
const VANISHED: readonly (readonly Cut[])[] = [
  [
    {
      away: 'PostgreSQL of goals',
      road: 'database of goals',
      mode: 'gone',
      cells: [
        refusedWith('service_unavailable', 20_000)('read tasks'),
        refusedWith('service_unavailable', 20_000)('add a task'),
      ],
      notReady: ['goals'],
      heals: 'by itself: what fell silent is dropped after 8 s, a connection that is not taken after 3 s',
    },
    {
      away: 'memory',
      road: 'memory',
      mode: 'gone',
      cells: [silent('note a memory'), fine('say something', 8_000), atOnce('note a memory')],
      notReady: [],
      heals: SIGN_OF_LIFE,
    },
    {
      away: 'SMTP',
      road: 'smtp',
      mode: 'gone',
      cells: [fine('register', 5_000), fine('log in')],
      notReady: [],
      heals: MAILS,
    },
  ],
  [
    {
      away: 'goals',
      road: 'goals',
      mode: 'gone',
      cells: [silent('read tasks'), silent('add a task'), fine('read stories'), atOnce('read tasks')],
      notReady: [],
      heals: SIGN_OF_LIFE,
    },
    {
      away: 'Redis',
      road: 'redis',
      mode: 'gone',
      cells: [fine('log in'), fine('read notifications')],
      notReady: [],
      heals: 'each process counts limits for itself meanwhile; shared again within 2 s',
    },
    {
      away: 'the model provider',
      road: 'model',
      mode: 'gone',
      cells: [{ ...fine('say something', 15_000), says: degraded, again: byProvider }],
      notReady: [],
      heals: 'the next request asks the provider again; after three failures in a row nobody does for 30 s',
    },
  ],
  [
    {
      away: 'Kafka',
      road: 'kafka',
      mode: 'gone',
      cells: [fine('add a task'), fine('finish a task'), fine('register', 5_000)],
      notReady: [],
      heals:
        'events wait in the outboxes; a connection that is not taken is left after 1 s, a silent one after 5 s',
    },
  ],
];

/** Connections that were open are forgotten on the way; new ones work. */
const FORGOTTEN: readonly (readonly Cut[])[] = [
  [
    {
      away: 'goals',
      road: 'goals',
      mode: 'half-open',
      warm: true,
      cells: [late('read tasks')],
      notReady: [],
      heals: ONE_REQUEST,
    },
    {
      away: 'memory',
      road: 'memory',
      mode: 'in hand',
      warm: true,
      cells: [late('note a memory'), fine('say something', 8_000)],
      notReady: [],
      heals: `${ONE_REQUEST}; what was asked may have been done`,
    },
    {
      away: 'SMTP',
      road: 'smtp',
      mode: 'falls silent',
      answerBytes: 60,
      cells: [fine('register', 5_000), fine('log in')],
      notReady: [],
      heals: `${MAILS}; a silent connection is left after 15 s`,
    },
  ],
  [
    {
      away: 'the model provider',
      road: 'model',
      mode: 'falls silent',
      answerBytes: 250,
      cells: [{ ...fine('say something', 20_000), says: degraded, again: byProvider }],
      notReady: [],
      heals: 'the house answers after 15 s without a word; the next request asks the provider again',
    },
    {
      away: 'Kafka',
      road: 'kafka',
      mode: 'half-open',
      cells: [fine('add a task'), fine('finish a task'), fine('register', 5_000)],
      notReady: [],
      heals: 'by itself: a silent connection is left after 5 s, the event waits in its outbox',
    },
    {
      away: 'PostgreSQL of media',
      road: 'database of media',
      mode: 'in hand',
      warm: true,
      cells: [
        {
          asked: 'read pictures',
          answers: [statusOf('read pictures'), '503 service_unavailable'],
          withinMs: 12_000,
        },
      ],
      notReady: [],
      heals: AGAIN,
    },
  ],
];

export const SILENT_WAVES: readonly (readonly Cut[])[] = [...VANISHED, ...FORGOTTEN];
