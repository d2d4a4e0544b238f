import { describe, expect, it } from '@jest/globals';
import { breakOff, json, problem, type Seen, scriptedServer } from '../test/scripted-server.ts';
import { createClient, Problem, SignedOut, type TokenStore, type Tokens, Unreachable } from './index.ts';

const OLD: Tokens = { accessToken: 'old', refreshToken: 'r1' };
const FRESH = { accessToken: 'fresh', refreshToken: 'r2', expiresIn: 900, user: { displayName: 'Ada' } };

/** Takes nobody's token but the fresh one. @param refresh answers /v1/auth/refresh. @param proved answers who proves again who they are. */
const houseWith = (refresh: Parameters<typeof scriptedServer>[0], proved: object = {}) =>
  scriptedServer((response, request, seen) => {
    if (request.url === '/v1/auth/reauthenticate') return json(response, 200, proved);
    if (request.url === '/v1/auth/refresh') return refresh(response, request, seen);
    if (request.headers.authorization === 'Bearer fresh') return json(response, 200, { items: [] });
    return problem(response, 401, 'unauthenticated');
  });
const refreshes = (seen: readonly Seen[]) => seen.filter(({ url }) => url === '/v1/auth/refresh');
const storeOf = (tokens?: Tokens): TokenStore & { tokens: Tokens | undefined } => ({
  tokens,
  load() {
    return this.tokens;
  },
  save(saved) {
    this.tokens = saved;
  },
});
const times = <T>(count: number, one: () => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, one));

describe('a session', () => {
  it('is renewed once for twenty calls that find it expired', async () => {
    await using house = await houseWith((response) => json(response, 200, FRESH));
    const store = storeOf(OLD);
    const odyssey = createClient({ baseUrl: house.url, tokens: store });
    const calls = await times(20, () => odyssey.call('Tasks_list'));
    expect(calls.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(refreshes(house.seen).map(({ body }) => JSON.parse(body))).toEqual([{ refreshToken: 'r1' }]);
    expect(store.tokens).toMatchObject({ accessToken: 'fresh', refreshToken: 'r2' });
    expect(store.tokens?.expiresAt).toBeGreaterThan(Date.now() + 800_000);
  });

  it('that cannot be renewed ends for all callers in one error, said once', async () => {
    await using house = await houseWith((response) => problem(response, 401, 'invalid_refresh_token'));
    const store = storeOf(OLD);
    const told: SignedOut[] = [];
    const odyssey = createClient({
      baseUrl: house.url,
      tokens: store,
      onSignedOut: (error) => told.push(error),
    });
    const calls = await times(20, () => odyssey.call('Tasks_list'));
    const reasons = calls.map((call) => (call.status === 'rejected' ? call.reason : undefined));
    expect(new Set(reasons).size).toBe(1);
    expect(reasons[0]).toBeInstanceOf(SignedOut);
    expect(reasons[0].cause).toMatchObject({ code: 'invalid_refresh_token' });
    expect(told).toEqual([reasons[0]]);
    expect(store.tokens).toBeUndefined();
    expect(refreshes(house.seen)).toHaveLength(1);
  });

  it('has ended, too, for a call that hears of it late', async () => {
    const ended = Promise.withResolvers<void>();
    await using house = await scriptedServer(async (response, { url }) => {
      if (url === '/v1/goals') await ended.promise;
      problem(response, 401, url === '/v1/auth/refresh' ? 'invalid_refresh_token' : 'unauthenticated');
    });
    const odyssey = createClient({ baseUrl: house.url, onSignedOut: () => ended.resolve() });
    await odyssey.useTokens(OLD);
    const late = odyssey.call('Goals_list');
    await expect(odyssey.call('Tasks_list')).rejects.toThrow(SignedOut);
    await expect(late).rejects.toThrow(SignedOut);
  });

  it.each([
    ['a busy house', 503, 'application/problem+json'],
    ["a proxy's own page", 403, 'text/html'],
  ])('does not end because of %s', async (_, status, type) => {
    await using house = await houseWith((response) =>
      response.writeHead(status, { 'content-type': type, 'retry-after': '60' }).end('{}'),
    );
    const odyssey = createClient({ baseUrl: house.url, onSignedOut: () => expect('told').toBe('not told') });
    await odyssey.useTokens(OLD);
    await expect(odyssey.call('Tasks_list')).rejects.toMatchObject({ name: 'Problem', status });
    expect(await odyssey.tokens()).toEqual(OLD);
  });

  it('asks again at once when the answer with the new tokens was lost: later the old one would count as stolen', async () => {
    await using house = await houseWith((response, _, seen) =>
      refreshes(seen).length === 1 ? breakOff(response) : json(response, 200, FRESH),
    );
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.useTokens(OLD);
    // Not repeated for its own sake.
    await odyssey.call('Tasks_update', { path: { id: 't1' }, ifMatch: '*', body: {} });
    expect(refreshes(house.seen).map(({ body }) => JSON.parse(body).refreshToken)).toEqual(['r1', 'r1']);
  });

  it('is renewed before a call has to fail', async () => {
    await using house = await houseWith((response) => json(response, 200, FRESH));
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.useTokens({ ...OLD, expiresAt: Date.now() + 1_000 });
    await odyssey.call('Tasks_list');
    expect(house.seen.map(({ url }) => url)).toEqual(['/v1/auth/refresh', '/v1/tasks']);
  });

  it('takes the tokens that another tab has fetched', async () => {
    await using house = await houseWith((response) => problem(response, 401, 'invalid_refresh_token'));
    const store = storeOf(OLD);
    const odyssey = createClient({ baseUrl: house.url, tokens: store });
    expect(await odyssey.tokens()).toEqual(OLD);
    store.tokens = { accessToken: 'fresh', refreshToken: 'r2' };
    await odyssey.call('Tasks_list');
    expect(refreshes(house.seen)).toEqual([]);
  });

  it('is not overwritten when somebody logs in while it is renewed', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    await using house = await houseWith(async (response) => {
      begun.resolve();
      await goOn.promise;
      problem(response, 401, 'invalid_refresh_token');
    });
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.useTokens(OLD);
    const call = odyssey.call('Tasks_list');
    await begun.promise;
    await odyssey.useTokens({ accessToken: 'fresh' });
    goOn.resolve();
    await call;
    expect(await odyssey.tokens()).toEqual({ accessToken: 'fresh' });
  });

  it('goes on being renewed for the others when one caller leaves', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    await using house = await houseWith(async (response) => {
      begun.resolve();
      await goOn.promise;
      json(response, 200, FRESH);
    });
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.useTokens(OLD);
    const leaving = new AbortController();
    const left = odyssey.call('Tasks_list', { signal: leaving.signal });
    await begun.promise;
    const stays = odyssey.call('Goals_list');
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    goOn.resolve();
    expect((await stays).status).toBe(200);
    expect(refreshes(house.seen)).toHaveLength(1);
  });

  it('without a refresh token is left as it is', async () => {
    await using house = await houseWith((response) => json(response, 200, FRESH));
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.useTokens({ accessToken: 'old' });
    await expect(odyssey.call('Tasks_list')).rejects.toThrow(Problem);
    expect(house.seen).toHaveLength(1);
  });

  it('goes on with the access token of who proved again who they are, and renews with the refresh token that it has', async () => {
    const proved = { accessToken: 'fresh', expiresIn: 600 };
    await using house = await houseWith((response) => json(response, 200, FRESH), proved);
    const store = storeOf(OLD);
    const odyssey = createClient({ baseUrl: house.url, tokens: store });
    await odyssey.reauthenticate({ password: 'secret', code: '123456' });
    expect(store.tokens).toMatchObject({ accessToken: 'fresh', refreshToken: 'r1' });
    await odyssey.call('Tasks_list');
    expect(refreshes(house.seen)).toEqual([]);
  });

  it('is renewed before anything was refused when it is asked for, and once', async () => {
    await using house = await houseWith((response) => json(response, 200, FRESH));
    const store = storeOf(OLD);
    const odyssey = createClient({ baseUrl: house.url, tokens: store });
    await times(3, () => odyssey.renew());
    expect(store.tokens).toMatchObject({ accessToken: 'fresh', refreshToken: 'r2' });
    expect(house.seen.map(({ url }) => url)).toEqual(['/v1/auth/refresh']);
    await createClient({ baseUrl: house.url }).renew();
    expect(house.seen).toHaveLength(1);
  });

  it('keeps the refresh token of a renewal that ran while the person proved who they are', async () => {
    const asked = Promise.withResolvers<void>();
    const proved = { accessToken: 'proved', expiresIn: 600 };
    await using house = await houseWith(async (response) => {
      await asked.promise;
      json(response, 200, FRESH);
    }, proved);
    const odyssey = createClient({ baseUrl: house.url });
    await odyssey.useTokens(OLD);
    const call = odyssey.call('Tasks_list');
    const proving = odyssey.reauthenticate({ password: 'secret' });
    while (!house.seen.some(({ url }) => url === '/v1/auth/reauthenticate'))
      await new Promise((resolve) => setImmediate(resolve));
    asked.resolve();
    await Promise.all([call, proving]);
    expect(await odyssey.tokens()).toMatchObject({ accessToken: 'proved', refreshToken: 'r2' });
  });

  it.each(['wrong_credentials', 'wrong_code', 'mfa_required', 'passkey_refused'])(
    'is not renewed because of %s: it would be wrong again, and count twice',
    async (code) => {
      await using house = await scriptedServer((response) => problem(response, 401, code));
      const odyssey = createClient({ baseUrl: house.url });
      await odyssey.useTokens(OLD);
      await expect(odyssey.reauthenticate({ password: 'wrong' })).rejects.toMatchObject({ code });
      expect(house.seen.map(({ url }) => url)).toEqual(['/v1/auth/reauthenticate']);
    },
  );

  it('begins with a passkey, too', async () => {
    await using house = await scriptedServer((response) => json(response, 200, FRESH));
    const odyssey = createClient({ baseUrl: house.url });
    const response = {
      id: 'a',
      rawId: 'a',
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a', userHandle: 'a' },
    };
    expect(await odyssey.logInByPasskey(response)).toEqual({ displayName: 'Ada' });
    expect(await odyssey.tokens()).toMatchObject({ accessToken: 'fresh', refreshToken: 'r2' });
  });

  it('begins with a log-in and ends here even when nobody answers there', async () => {
    await using house = await scriptedServer((response, { url }) =>
      url === '/v1/auth/login' ? json(response, 200, FRESH) : breakOff(response),
    );
    const odyssey = createClient({ baseUrl: house.url, retries: 0 });
    expect(await odyssey.logIn({ email: 'ada@example.org', password: 'secret' })).toEqual({
      displayName: 'Ada',
    });
    await expect(odyssey.logOut()).rejects.toThrow(Unreachable);
    expect(house.seen.at(-1)?.headers.authorization).toBe('Bearer fresh');
    expect(await odyssey.tokens()).toBeUndefined();
  });
});
