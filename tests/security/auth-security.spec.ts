import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { Journey } from '../../tools/src/demo/journey.ts';
import { internalOperations } from './access/internal-operations.ts';
import { type Knock, knock, type Lines, refusalOf } from './access/knock.ts';
import { refusedTokens, rightClaims } from './access/refused-tokens.ts';
import { StolenKey } from './access/signing.ts';
import { everyOperation, type Operation } from './surface/operations.ts';
import { sideBySide } from './surface/side-by-side.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** S1: nothing but a living token of ours opens a door, and every door says no in the same words. */
describe('every route that needs a token', () => {
  const guarded = everyOperation().filter(({ needsToken }) => needsToken);
  const onePerService = [...Map.groupBy(guarded, ({ service }) => service).values()].map(
    (ofOne) => ofOne.find(({ method, path }) => method === 'GET' && !/\{|stream$/.test(path)) as Operation,
  );
  const issuer = stack().env.ODYSSEY_PUBLIC_URL ?? '';
  const doors = ({ service }: Operation) => [stack().url(service), stack().gateway];
  let fetched = 0;
  let listening: Server;
  let key: StolenKey;
  let ada: SignedIn;
  let erased: string;
  let bad: Record<string, string>;

  beforeAll(async () => {
    listening = createServer((_request, answer) => {
      fetched += 1;
      answer.end('{"keys":[]}');
    }).listen(0, '127.0.0.1');
    const journey = new Journey(stack().gateway);
    [key, ada] = await Promise.all([StolenKey.take(), signedInClient(stack().gateway)]);
    erased = (await journey.register()).accessToken;
    await journey.erase();
    const address = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    bad = await refusedTokens(key, { userId: ada.userId, issuer }, address);
  }, 90_000);
  afterAll(() => void listening.close());

  /** Every refusal at every door, told apart; one is right. */
  async function refusals(operations: Operation[], lines: Lines, query = ''): Promise<string[]> {
    const asked = operations.flatMap((operation) => doors(operation).map((door) => ({ operation, door })));
    const heard = await sideBySide(asked, async ({ operation, door }) => {
      const answer = await knock(door, operation, lines, query);
      return answer.status === 401 ? refusalOf(answer) : `${operation.name} at ${door}: ${answer.status}`;
    });
    return [...new Set(heard)];
  }
  const refusal = async () => refusalOf(await knock(stack().gateway, onePerService[0] as Operation));

  it('is tried at every service', () => {
    expect(guarded.length).toBeGreaterThan(60);
    expect(onePerService).toHaveLength(7);
  });

  it('takes a token signed as auth signs, and asks for its scope', async () => {
    const claims = { ...rightClaims({ userId: ada.userId, issuer }), scope: 'nothing:read' };
    const token = await key.sign(claims);
    const answers = await sideBySide(guarded, async (operation) => {
      const { status, text } = await knock(stack().url(operation.service), operation, bearer(token));
      return { route: operation.name, status, code: (JSON.parse(text) as { code: string }).code };
    });
    for (const answer of answers)
      expect(answer).toEqual({ route: answer.route, status: 403, code: 'insufficient_scope' });
  });

  it('refuses every other token, with one answer at all doors', async () => {
    const one = await refusal();
    for (const [what, token] of Object.entries(bad))
      expect({ what, heard: await refusals(guarded, bearer(token)) }).toEqual({ what, heard: [one] });
    expect(fetched).toBe(0);
  }, 120_000);

  it('refuses a token that is not where it belongs, or not alone', async () => {
    const one = await refusal();
    // Somebody's own, so that a door which opens is seen: what it does then ends no session that others need.
    const { accessToken: good, client } = await signedInClient(stack().gateway);
    expect((await client.get('/v1/auth/me')).status).toBe(200);
    const [head = '', claims = '', signature = ''] = good.split('.');
    const lines: [string, Lines, string?][] = [
      ['nowhere', {}],
      ['in the query', {}, `?access_token=${good}&token=${good}`],
      ['in a cookie', { cookie: `access_token=${good}; Authorization=Bearer ${good}` }],
      ['in headers of others', { 'x-access-token': good, 'proxy-authorization': `Bearer ${good}` }],
      ['in another scheme', { authorization: `Basic ${good}` }],
      ['without a scheme', { authorization: good }],
      ['empty', { authorization: 'Bearer ' }],
      ['twice', { authorization: [`Bearer ${good}`, `Bearer ${good}`] }],
      ['before another', { authorization: [`Bearer ${good}`, 'Bearer rubbish'] }],
      ['behind another', { authorization: ['Bearer rubbish', `Bearer ${good}`] }],
      ['in a list', { authorization: `Bearer ${good}, Bearer ${good}` }],
      ['with the end of its signature cut', bearer(`${head}.${claims}.${signature.slice(0, -4)}`)],
    ];
    for (const [where, sent, query] of lines)
      expect({ where, heard: await refusals(guarded, sent, query) }).toEqual({ where, heard: [one] });
  }, 60_000);

  it('is not opened by what it remembers of a good token', async () => {
    const one = await refusal();
    const [head = '', claims = ''] = ada.accessToken.split('.');
    for (const operation of onePerService) {
      expect((await knock(stack().url(operation.service), operation, bearer(ada.accessToken))).status).toBe(
        200,
      );
    }
    const other = bad['the signature of another token']?.split('.')[2] ?? '';
    expect(await refusals(onePerService, bearer(`${head}.${claims}.${other}`))).toEqual([one]);
  });

  it('forgives clocks that differ by half a minute, and no more', async () => {
    const right = rightClaims({ userId: ada.userId, issuer });
    const now = Math.floor(Date.now() / 1000);
    for (const [claims, status] of [
      [{ exp: now - 15 }, 200],
      [{ exp: now - 31 }, 401],
      [{ nbf: now + 25 }, 200],
      [{ nbf: now + 90 }, 401],
    ] as const) {
      const token = await key.sign({ ...right, ...claims });
      for (const operation of onePerService)
        expect((await knock(stack().url(operation.service), operation, bearer(token))).status).toBe(status);
    }
  });

  it('refuses a session within two seconds of its end, and a person who was erased', async () => {
    const one = await refusal();
    const before = performance.now();
    expect((await ada.client.post('/v1/auth/logout')).status).toBe(204);
    const everywhere = async () => {
      const heard = await refusals(onePerService, bearer(ada.accessToken));
      return heard.length === 1 && heard[0] === one;
    };
    await waitUntil(everywhere, { within: 10_000, what: 'every service refuses the session that has ended' });
    // The bound is two seconds on a machine of one's own; beside other suites it may take a little longer.
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(await refusals(guarded, bearer(ada.accessToken))).toEqual([one]);
    expect(await refusals(guarded, bearer(erased))).toEqual([one]);
  }, 60_000);
});

describe('every route for services alone', () => {
  const internal = internalOperations();

  it('refuses people, strangers and the tokens of other doors, and is not there outside', async () => {
    expect(internal.length).toBeGreaterThan(8);
    const [key, ada] = await Promise.all([StolenKey.take(), signedInClient(stack().gateway)]);
    const issuer = stack().env.ODYSSEY_PUBLIC_URL ?? '';
    const right = rightClaims({ userId: ada.userId, issuer });
    const heard = new Set<string>();
    for (const operation of internal) {
      const elsewhere = operation.service === 'goals' ? 'ai' : 'goals';
      const tokens = [
        ada.accessToken,
        await key.sign({ ...right, aud: operation.service }),
        await key.sign({ ...right, sub: 'service:archival', aud: elsewhere }),
        await key.sign({ ...right, sub: 'service:archival', aud: 'odyssey' }),
        await key.sign({ ...right, sub: 'service:nobody', aud: operation.service }),
      ];
      const lines: Lines[] = [{}, ...tokens.map(bearer)];
      for (const sent of lines) {
        const answer = await knock(stack().url(operation.service), operation, sent);
        expect({ route: operation.name, status: answer.status }).toEqual({
          route: operation.name,
          status: 401,
        });
        heard.add(refusalOf(answer));
      }
      const outside: Knock = await knock(stack().gateway, operation, bearer(ada.accessToken));
      expect({ route: operation.name, status: outside.status }).toEqual({
        route: operation.name,
        status: 404,
      });
    }
    expect([...heard]).toHaveLength(1);
  });
});
