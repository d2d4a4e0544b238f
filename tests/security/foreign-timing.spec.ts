import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { PublicClient, stack } from '@odyssey/testing';
import { mannWhitney } from '../../services/auth/test/mann-whitney.ts';
import { Life } from './surface/life.ts';
import { addressOf, hasId } from './surface/needs.ts';
import { everyOperation, type Operation } from './surface/operations.ts';
import { smallestBody } from './surface/values.ts';

/** Of each kind. On an idle machine one more look at the database is seen with half as many. */
const SAMPLES = 120;
/** Chance alone passes it once in two thousand comparisons, and then it has to pass it again. */
const TELLING_Z = 3.5;
/** How often the slower must be slower to be of use to anybody: at 0.72 one guess is right in three of four cases. */
const TELLING_EFFECT = 0.22;

type Ask = () => Promise<number>;
type Kind = 'foreign' | 'nowhere';

/** One after the other, in changing order: whatever else the machine does falls on both alike. */
async function interleaved(asks: Record<Kind, Ask>, samples: number): Promise<Record<Kind, number[]>> {
  const times: Record<Kind, number[]> = { foreign: [], nowhere: [] };
  await asks.foreign();
  await asks.nowhere();
  for (let round = 0; round < samples; round += 1) {
    const order: Kind[] = round % 2 === 0 ? ['foreign', 'nowhere'] : ['nowhere', 'foreign'];
    for (const kind of order) times[kind].push(await asks[kind]());
  }
  return times;
}

/** @returns how often the one took longer than the other, when that tells them apart */
async function told(asks: Record<Kind, Ask>, samples: number): Promise<number | undefined> {
  const { foreign, nowhere } = await interleaved(asks, samples);
  const { effect, z } = mannWhitney(foreign, nowhere);
  return Math.abs(z) > TELLING_Z && Math.abs(effect - 0.5) > TELLING_EFFECT ? effect : undefined;
}

/** What tells once is asked again, longer: a busy moment of the machine does not come twice, a longer way does. */
async function toldTwice(asks: Record<Kind, Ask>): Promise<number | undefined> {
  const first = await told(asks, SAMPLES);
  if (first === undefined) return undefined;
  const second = await told(asks, 2 * SAMPLES);
  return second !== undefined && first > 0.5 === second > 0.5 ? second : undefined;
}

/** Who asks for the id of somebody else learns nothing from the answer, nor from how long it took. */
describe('an id of somebody else', () => {
  const withId = everyOperation().filter(hasId);
  let ada: Life;
  let eve: Life;
  beforeAll(async () => {
    const { gateway } = stack();
    [ada, eve] = await Promise.all([Life.lead(gateway, 'timedada'), Life.lead(gateway, 'timedeve')]);
  }, 90_000);

  /** Asked at the service itself: nearer than anybody outside can come. */
  async function ask(operation: Operation, id: string) {
    const client = new PublicClient(stack().url(operation.service), eve.accessToken);
    const [path, body] = [addressOf(operation, id), smallestBody(operation)];
    const began = performance.now();
    const answer = await client.request(operation.method, path, body, { 'if-match': '*' });
    return { took: performance.now() - began, ...answer };
  }
  /** One that reads and one that changes: the others of a service look for their thing in the same way. */
  const routesOf = (service: DataService) => {
    const own = withId.filter((one) => one.service === service && !one.path.endsWith('/content'));
    const ways = [own.find(({ method }) => method === 'GET'), own.find(({ method }) => method !== 'GET')];
    return ways.filter((operation) => operation !== undefined);
  };
  const timed = (operation: Operation, idOf: () => string) => async () => (await ask(operation, idOf())).took;

  it('is answered like one that never was, on every route: status, headers, body', async () => {
    const seenBy = async (operation: Operation, id: string) => {
      const { status, headers, body } = await ask(operation, id);
      const { traceId: _, instance: __, ...rest } = (body ?? {}) as Record<string, unknown>;
      const said = JSON.stringify(rest).replaceAll(id, '<id>');
      return { route: operation.name, status, headers: [...headers.keys()].sort(), said };
    };
    expect(withId.length).toBeGreaterThan(25);
    for (const operation of withId)
      expect(await seenBy(operation, ada.idFor(operation))).toEqual(await seenBy(operation, newId()));
  }, 60_000);

  it('would be told, were it looked for twice', async () => {
    const [operation] = routesOf('goals');
    if (!operation) throw new Error('goals has no route with an id');
    const nowhere = timed(operation, newId);
    const foreign = async () => (await nowhere()) + (await nowhere());
    expect(await toldTwice({ foreign, nowhere })).toBeGreaterThan(0.5 + TELLING_EFFECT);
  }, 30_000);

  it.each(DATA_SERVICES)(
    'takes as long as one that never was at %s',
    async (service) => {
      const telling: string[] = [];
      for (const operation of routesOf(service)) {
        const foreign = timed(operation, () => ada.idFor(operation));
        const effect = await toldTwice({ foreign, nowhere: timed(operation, newId) });
        if (effect !== undefined) telling.push(`${operation.name}: longer in ${Math.round(effect * 100)} %`);
      }
      expect(telling).toEqual([]);
    },
    60_000,
  );
});
