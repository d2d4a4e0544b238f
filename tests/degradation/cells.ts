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
  'in hand': {
    says: 'what is asked on connections that were open arrives, then they fall silent; new ones work',
    cut: (road) => road.freezeInHand(),
  },
  'falls silent': {
    says: 'every connection falls silent in the middle of an answer',
    cut: (road) => road.fallSilentAfter(3_000),
  },
  gone: {
    says: 'connections are neither taken nor refused, those that were open fall silent',
    cut: (road) => road.vanish(),
  },
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
  /** Asked when the others have their answers. */
  readonly later?: true;
}

export interface Cut {
  readonly away: string;
  readonly road?: Road;
  readonly mode: Mode | 'full';
  readonly cells: readonly Cell[];
  /** Services that say at /readyz that they cannot serve; /livez is 200 everywhere in every cut. */
  readonly notReady: readonly ServiceName[];
  readonly heals: string;
  /** Everything is asked once before, so that there are open connections. */
  readonly warm?: true;
  /** For `breaks off` and `falls silent`: where the answers of this dependency are shorter. */
  readonly answerBytes?: number;
  /** Instead of the road's mode. */
  readonly acts?: { begin(house: House): Promise<void>; end(house: House): Promise<void> };
}

export const fine = (asked: AskName, withinMs = 2_000): Cell => ({
  asked,
  answers: [asked === 'log in' ? 200 : statusOf(asked)],
  withinMs,
});
/** What is answered when nothing is away. */
export const statusOf = (asked: AskName) =>
  /^(add|note|say|send|register)/.test(asked) ? 201 : /^ask/.test(asked) ? 202 : 200;
export const refusedWith =
  (code: ErrorCode, withinMs: number) =>
  (asked: AskName): Cell => ({
    asked,
    answers: [`503 ${code}`],
    withinMs,
  });
export const degraded = {
  words: 'the house answers, `degraded: true`',
  holds: (body: Record<string, unknown>) => body.degraded === true && body.provider === 'house',
};
export const byProvider = {
  words: 'the provider answers',
  holds: (body: Record<string, unknown>) => body.provider === 'test',
};

export const busy = refusedWith('service_unavailable', 2_000);
/** The gateway waits for a service that refuses: it may be starting again, and has not seen the request. */
export const gone = refusedWith('upstream_unavailable', 8_000);

/** Asked once more of a service of which the gateway knows that it is silent. */
export const atOnce = (asked: AskName): Cell => ({
  ...refusedWith('upstream_unavailable', 1_000)(asked),
  later: true,
});

/** One service behind the gateway is not there: what is its own, and everything else. */
export const withoutService = (
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

export const AGAIN = 'by itself: the next request gets through';
