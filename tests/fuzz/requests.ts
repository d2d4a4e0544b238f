import fc from 'fast-check';
import type { Parameter, Route } from './operations.ts';
import { collectionOf, type Pool } from './pool.ts';
import { faultsOf, spoilsOf } from './spoils.ts';
import { type Known, valid } from './values.ts';

/** A request as it goes out. */
export interface Sent {
  route: Route;
  address: string;
  headers: Record<string, string>;
  /** JSON, raw text, or a form. */
  body?: unknown;
  /** What is wrong with it on purpose; it must be refused. */
  spoil?: string;
}

export interface Surroundings {
  pool: Pool;
  /** Values that only this person can know, for a route and a field. */
  known(route: Route, field: string): fc.Arbitrary<unknown> | undefined;
  /** The form of a route that takes one. */
  form(route: Route): FormData | undefined;
}

/** How many of a hundred requests are spoiled. */
const SPOILED = 22;

/** One request of a route, well-formed or spoiled in one way, from this seed. */
export function aRequest(route: Route, around: Surroundings, seed: number): Sent {
  const draw = <T>(from: fc.Arbitrary<T>, salt: number): T =>
    fc.sample(from, { numRuns: 1, seed: (seed * 31 + salt) | 0 })[0] as T;
  const good = wellFormed(route, around, draw);
  if (draw(fc.nat(99), 1) >= SPOILED) return good;
  const spoils = [...spoiledBodies(good), ...spoiledPlaces(good)];
  return spoils[draw(fc.nat(Math.max(0, spoils.length - 1)), 2)] ?? good;
}

type Draw = <T>(from: fc.Arbitrary<T>, salt: number) => T;

function wellFormed(route: Route, around: Surroundings, draw: Draw): Sent {
  const known: Known = (field) => around.known(route, field) ?? idsFor(field, route, around.pool);
  const headers = Object.fromEntries(
    route.parameters
      .filter((parameter) => parameter.in === 'header' && parameter.required)
      .map(({ name }) => [name.toLowerCase(), '*']),
  );
  const takesKey = route.parameters.some(({ name }) => name === 'Idempotency-Key');
  if (takesKey && draw(fc.nat(3), 11) === 0) headers['idempotency-key'] = draw(fc.uuid(), 12);
  const address = linkTo(route, around.pool, draw) ?? addressOf(route, around.pool, known, draw);
  const etag = around.pool.etagOf(address.split('?')[0] ?? '');
  if (headers['if-match'] && etag && draw(fc.boolean(), 3)) headers['if-match'] = etag;
  const form = around.form(route);
  if (form) return { route, address, headers, body: form };
  if (!route.body) return { route, address, headers };
  headers['content-type'] = route.body.contentType;
  return { route, address, headers, body: draw(valid(route.body.schema, known), 4) };
}

/** A link that an answer gave: the only way to a signed address, one of several to a next page. */
function linkTo(route: Route, pool: Pool, draw: Draw): string | undefined {
  const links = pool.linksTo(route.path);
  const only = route.parameters.some(({ name }) => name === 'signature');
  if (links.length === 0 || !(only || draw(fc.nat(4), 5) === 0)) return undefined;
  return route.method === 'GET' ? draw(fc.constantFrom(...links), 6) : undefined;
}

function addressOf(route: Route, pool: Pool, known: Known, draw: Draw): string {
  const ids = pool.idsOf(collectionOf(route.path));
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const own = known(name);
    if (own) return encodeURIComponent(String(draw(own, 7)));
    return ids.length > 0 ? draw(fc.constantFrom(...ids), 8) : draw(fc.uuid(), 9);
  });
  const query = new URLSearchParams();
  route.parameters.forEach(({ name, in: place, required, schema }, index) => {
    // A cursor comes from an answer, with the filters that it was made for.
    if (place !== 'query' || name === 'cursor') return;
    if (!required && draw(fc.nat(3), 10 + index) > 0) return;
    const values = [draw(valid(schema, known, name), 50 + index)].flat();
    for (const one of values) if (one !== undefined) query.append(name, String(one));
  });
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** `goalId` is the id of one of `/v1/goals`, `dependsOn` has those of tasks. Who has none says nothing, unless it is needed. */
function idsFor(field: string, { body }: Route, pool: Pool): fc.Arbitrary<unknown> | undefined {
  const thing = field === 'dependsOn' ? 'task' : /^(\w+)Id$/.exec(field)?.[1];
  if (!thing) return undefined;
  const kebab = thing.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const plural = kebab.endsWith('y') ? `${kebab.slice(0, -1)}ies` : `${kebab}s`;
  const ids = pool.idsOf(`/v1/${thing === 'source' ? 'goals' : plural}`);
  if (ids.length > 0) return field === 'dependsOn' ? fc.subarray(ids.slice(0, 3)) : fc.constantFrom(...ids);
  const shapes = [body?.schema, ...(body?.schema.oneOf ?? []), ...(body?.schema.anyOf ?? [])];
  return shapes.some((one) => one?.required?.includes(field)) ? undefined : fc.constant(undefined);
}

function spoiledBodies(good: Sent): Sent[] {
  const { body } = good.route;
  if (!body || good.body instanceof FormData) return [];
  const contentType = { ...good.headers, 'content-type': 'text/plain' };
  return [
    ...spoilsOf(body.schema, good.body).map(({ what, value }) => ({ ...good, body: value, spoil: what })),
    { ...good, body: '{"broken', spoil: 'broken JSON' },
    { ...good, headers: contentType, spoil: 'another content type' },
  ];
}

function spoiledPlaces(good: Sent): Sent[] {
  const { route, address } = good;
  const [path = '', query = ''] = address.split('?');
  const ids = route.path.includes('{id}')
    ? [
        { ...good, address: address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'no-id'), spoil: 'no id' },
        {
          ...good,
          address: address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '01890000-0000-7000-8000-00000000dead'),
          spoil: 'an unknown id',
        },
      ]
    : [];
  const queries = route.parameters.filter((one): one is Parameter => one.in === 'query');
  const wrong = queries.flatMap(({ name, schema }) =>
    [...faultsOf(schema), ...(name === 'cursor' ? [{ what: 'of nobody', value: 'bm9ib2R5' }] : [])]
      .filter(({ value }) => typeof value !== 'object')
      .map(({ what, value }) => {
        const spoiled = new URLSearchParams(query);
        spoiled.set(name, String(value));
        return { ...good, address: `${path}?${spoiled}`, spoil: `${name} ${what}` };
      }),
  );
  const unmatched = good.headers['if-match']
    ? [
        { ...good, headers: without(good.headers, 'if-match'), spoil: 'without If-Match' },
        { ...good, headers: { ...good.headers, 'if-match': '"987654"' }, spoil: 'an old If-Match' },
      ]
    : [];
  const key = good.headers['idempotency-key']
    ? [{ ...good, headers: { ...good.headers, 'idempotency-key': 'two words' }, spoil: 'an unreadable key' }]
    : [];
  return [...ids, ...wrong, ...unmatched, ...key];
}

const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
