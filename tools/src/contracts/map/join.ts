import type { Waiver } from '../../../../contracts/waivers.ts';
import type { AgreedAnswer, AgreedReading, Agreements } from './agreements.ts';
import { type Answer, type Boundaries, ENUMERATED, type RouteBoundary } from './boundaries.ts';
import type { AnswerRow, ContractMap, Standing } from './contract-map.ts';
import { type Route, routeFor, sameRoute } from './route-for.ts';
import * as say from './sentences.ts';

/** Consumers that are no service of ours. */
export const REST_CLIENT = 'rest-client';
export const OUTSIDE = 'external';

/** The interactions that were verified, by `verifiedKey`, each with the fields that the provider really gave. */
export type VerifiedKeys = ReadonlyMap<string, readonly string[]>;

export const verifiedKey = (one: { consumer: string; provider: string; identity: string }): string =>
  `${one.consumer} | ${one.provider} | ${one.identity}`;

/** Lays what the code has, what the pacts say and what was verified side by side. Pure: the day is given. */
export function joinContracts(
  boundaries: Boundaries,
  agreements: Agreements,
  verified: VerifiedKeys,
  waivers: readonly Waiver[],
  today: string,
): ContractMap {
  const troubles: string[] = [];
  const used = new Set<object>();
  const usedWaivers = new Set<Waiver>();
  const claim = <T extends AgreedAnswer | AgreedReading>(agreed: readonly T[], what: string): Standing => {
    for (const one of agreed) used.add(one);
    const open = agreed.filter((one) => !verified.has(verifiedKey(one)));
    for (const one of open) troubles.push(say.notSeen(one));
    if (agreed.length === 0) {
      troubles.push(what);
      return 'without contract';
    }
    return open.length > 0 ? 'not verified' : 'verified';
  };
  const waivedBy = (route: RouteBoundary, { status, code }: Answer) =>
    waivers.find(
      (waiver) =>
        waiver.provider === route.provider &&
        waiver.operation === route.operation &&
        waiver.status === status &&
        waiver.code === code,
    );

  const placed = agreements.answers.map((agreed) => ({ agreed, at: placeOf(boundaries, agreed) }));
  const routes = boundaries.routes.map((route) => ({
    route,
    answers: route.answers.map((answer): AnswerRow => {
      const agreed = placed
        .filter(
          ({ agreed: one, at }) => one.consumer === REST_CLIENT && at === route && isAnswer(one, answer),
        )
        .map(({ agreed: one }) => one);
      const waiver = waivedBy(route, answer);
      if (waiver) usedWaivers.add(waiver);
      if (waiver && agreed.length === 0 && waiver.expires >= today) return { answer, standing: 'waived' };
      if (waiver && agreed.length > 0) troubles.push(say.waivedAndAgreed(route, answer));
      const gap = waiver ? say.waiverExpired(route, answer, waiver) : say.answerMissing(route, answer);
      return { answer, standing: claim(agreed, gap) };
    }),
  }));

  const calls = boundaries.calls.map((call) => {
    const agreed = placed
      .filter(
        ({ agreed: one, at }) =>
          one.consumer === call.consumer &&
          one.provider === call.provider &&
          at !== undefined &&
          sameRoute(at, call),
      )
      .map(({ agreed: one }) => one);
    if (!routesOf(boundaries, call.provider).some((route) => sameRoute(route, call)))
      troubles.push(say.nothingToCall(call));
    const seen = agreed.flatMap((one) => verified.get(verifiedKey(one)) ?? []);
    return { call, agreed, seen, standing: claim(agreed, say.callMissing(call)) };
  });

  const readings = boundaries.readings.map((reading) => {
    const agreed = agreements.readings.filter(
      ({ consumer, type, handler }) =>
        consumer === reading.consumer && type === reading.type && handler === reading.handler,
    );
    return { reading, agreed, standing: claim(agreed, say.readingMissing(reading)) };
  });

  const events = boundaries.events.map(({ type, provider }) => {
    const agreed = agreements.readings.filter((one) => one.type === type && one.provider === provider);
    const outside = agreed.filter(({ consumer }) => consumer === OUTSIDE);
    // An event that a service reads has its contract; of the others a reader outside is the only one.
    if (agreed.length > 0 && outside.length === 0)
      return { type, provider, agreed, outside: 'without contract' as const };
    return { type, provider, agreed, outside: claim(outside, say.eventMissing(provider, type)) };
  });

  for (const { agreed, at } of placed) {
    // Suites ask it of every route; a contract that says it, too, has to be kept, too.
    if (at && agreed.consumer === REST_CLIENT && agreed.code !== undefined && agreed.code in ENUMERATED)
      claim([agreed], '');
    if (used.has(agreed)) continue;
    if (!at) troubles.push(say.noSuchRoute(agreed));
    else
      troubles.push(
        agreed.consumer === REST_CLIENT ? say.noSuchAnswer(agreed) : say.undeclaredCall(agreed, at),
      );
  }
  for (const agreed of agreements.readings) if (!used.has(agreed)) troubles.push(say.noSuchHandler(agreed));
  for (const waiver of waivers) {
    if (!usedWaivers.has(waiver)) troubles.push(say.nothingToWaive(waiver));
  }
  return { routes, calls, readings, events, waivers, troubles };
}

const isAnswer = (agreed: AgreedAnswer, { status, code }: Answer) =>
  agreed.status === status && (code === undefined || agreed.code === code);

function routesOf({ routes, internalRoutes }: Boundaries, provider: string): (RouteBoundary | Route)[] {
  return [...routes, ...internalRoutes].filter((route) => route.provider === provider);
}

const placeOf = (boundaries: Boundaries, agreed: AgreedAnswer) =>
  routeFor(routesOf(boundaries, agreed.provider), agreed.method, agreed.path);
