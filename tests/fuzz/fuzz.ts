import { brokenPromise, type Got } from './checks.ts';
import type { Route } from './operations.ts';
import { Pool } from './pool.ts';
import { aRequest, type Sent, type Surroundings } from './requests.ts';
import { asCurl, shrunk } from './shrink.ts';

/** Somebody who calls routes. */
export interface Person extends Omit<Surroundings, 'pool'> {
  readonly token: string | undefined;
}

export interface Plan {
  base: string;
  routes: Route[];
  /** Names of routes that no well-formed request can please: they come by chance alone. */
  unpleasable?: ReadonlySet<string>;
  /** One for each batch: a batch breaks what is its own person's alone. */
  newPerson(): Promise<Person>;
  batches: number;
  /** Requests a batch. */
  length: number;
  seed: number;
  /** Batches that run side by side. */
  lanes: number;
}

export interface Count {
  fine: number;
  /** Well-formed and refused all the same, by status and code. */
  refused: Record<string, number>;
  spoiled: number;
}

export interface Report {
  seed: number;
  requests: number;
  counts: Record<string, Count>;
  /** Each once by route and fault, in its smallest form. */
  faults: { route: string; fault: string; curl: string; answer: string }[];
}

const DEADLINE_MS = 20_000;

/** Calls routes in all ways that their documents allow, and some that they do not, and holds each answer to its document. */
export async function fuzz(plan: Plan): Promise<Report> {
  const report: Report = {
    seed: plan.seed,
    requests: 0,
    counts: Object.fromEntries(plan.routes.map(({ name }) => [name, { fine: 0, refused: {}, spoiled: 0 }])),
    faults: [],
  };
  const waiting = Array.from({ length: plan.batches }, (_, index) => index);
  const lane = async () => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift())
      await live(plan, batch, report);
  };
  await Promise.all(Array.from({ length: plan.lanes }, lane));
  return report;
}

/** One batch: a person, and requests that build on each other's answers. */
async function live(plan: Plan, batch: number, report: Report): Promise<void> {
  const person = await plan.newPerson();
  const pool = new Pool();
  const around: Surroundings = { ...person, pool };
  const send = (one: Sent) => answerTo(plan.base, person.token, one);
  for (let step = 0; step < plan.length; step += 1) {
    const seed = (plan.seed * 1_000_003 + batch * 10_007 + step) | 0;
    const ready = Math.abs(seed) % 16 > 0 ? plan.routes.filter((one) => pool.isReadyFor(one)) : plan.routes;
    const route = nextRoute(ready, plan.unpleasable, report, Math.abs(seed));
    if (!route) return;
    const sent = aRequest(route, around, seed);
    const got = await send(sent);
    report.requests += 1;
    count(report, sent, got);
    const fault = brokenPromise(sent, got);
    if (fault) await note(report, plan.base, send, sent, fault);
    else if (!sent.spoil) learn(pool, sent, got);
  }
}

/** Now and then the one that has had the fewest good answers, so that none stays untried; else any. */
function nextRoute(
  routes: readonly Route[],
  unpleasable: ReadonlySet<string> = new Set(),
  { counts }: Report,
  seed: number,
): Route | undefined {
  const pleasable = routes.filter(({ name }) => !unpleasable.has(name));
  if (seed % 3 > 0) {
    const among = seed % 7 === 0 ? routes : pleasable;
    return among[seed % among.length];
  }
  const fine = ({ name }: Route) => (counts[name]?.fine ?? 0) + tries(counts[name]) / 4;
  return pleasable.sort((one, other) => fine(one) - fine(other))[0];
}

const tries = (one: Count | undefined) =>
  Object.values(one?.refused ?? {}).reduce((sum, each) => sum + each, 0);

function count({ counts }: Report, { route, spoil }: Sent, { status, body }: Got): void {
  const one = counts[route.name];
  if (!one) return;
  if (spoil) one.spoiled += 1;
  else if (status < 400) one.fine += 1;
  else {
    const why = `${status} ${(body as { code?: string } | undefined)?.code ?? ''}`.trim();
    one.refused[why] = (one.refused[why] ?? 0) + 1;
  }
}

function learn(pool: Pool, { route, address }: Sent, { status, headers, body }: Got): void {
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0];
  if (id && (status === 404 || route.method === 'DELETE')) pool.forget(route.path, id);
  if (status >= 300) return;
  pool.learn(
    { path: route.path, address, etag: headers.get('etag'), location: headers.get('location') },
    body,
  );
}

async function note(
  report: Report,
  base: string,
  send: (one: Sent) => Promise<Got>,
  sent: Sent,
  fault: string,
): Promise<void> {
  if (report.faults.some((known) => known.route === sent.route.name && known.fault === fault)) return;
  const entry = { route: sent.route.name, fault, curl: asCurl(base, sent), answer: '' };
  report.faults.push(entry);
  const smallest = await shrunk(sent, async (one) => brokenPromise(one, await send(one)) === fault);
  const got = await send(smallest);
  entry.curl = asCurl(base, smallest);
  entry.answer = `${got.status} ${JSON.stringify(got.body)?.slice(0, 500) ?? ''}`;
}

async function answerTo(
  base: string,
  token: string | undefined,
  { route, address, headers, body }: Sent,
): Promise<Got> {
  const payload =
    body === undefined || body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(base + address, {
    method: route.method,
    redirect: 'manual',
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    ...(payload === undefined ? {} : { body: payload }),
  }).catch((error: unknown) => {
    throw new Error(`${route.method} ${address} was not answered`, { cause: error });
  });
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) await answer.body?.cancel();
  const text = type.startsWith('text/event-stream') ? '' : await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    ...(/[/+]json\b/.test(type) ? { body: JSON.parse(text) as unknown } : {}),
  };
}
