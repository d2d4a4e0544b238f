import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ErasedPeople, Transactions } from '@odyssey/events';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { IdempotencyKeys, Requests, RevokedSessions } from '../src/index.ts';
import { Printer } from './notes/print-note.job.ts';
import { notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
});
afterAll(() => service.close());

const keyed = (key: string) => ({ 'idempotency-key': key });
const notesOf = (userId: string) =>
  service.rows<{ id: string }>('select id from notes where owner_id = $1', [userId]);

/** Holds every create of the service inside its transaction until released. */
function hold(): { release: () => void; entered: () => number } {
  const printer = service.get(Printer);
  printer.entered = 0;
  let release = () => {};
  printer.gate = new Promise((resolve) => {
    release = resolve;
  });
  return { release, entered: () => printer.entered };
}

describe('a request that waited while its person was erased', () => {
  it('brings nothing of them back', async () => {
    const user = asUser();
    const { release, entered } = hold();
    const first = service.http(user).post('/v1/notes', { title: 'Before' });
    await waitUntil(() => entered() === 1, { within: 5_000, what: 'the first request is inside' });
    const transactions = service.get(Transactions);
    const erasure = transactions.forPerson(user.userId, async (tx) => {
      await tx.execute('delete from notes where owner_id = $1', [user.userId]);
      await service.get(ErasedPeople).mark(tx, user.userId);
    });
    const late = service.http(user).post('/v1/notes', { title: 'Late' }, keyed('k1'));
    const claimed = 'select 1 from idempotency_keys where owner_id = $1';
    await waitUntil(async () => (await service.rows(claimed, [user.userId])).length === 1, {
      within: 5_000,
      what: 'the late request is past its guard',
    });
    release();
    await Promise.all([first, erasure]);
    expect(await late).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await notesOf(user.userId)).toEqual([]);
    expect(await service.rows(claimed, [user.userId])).toEqual([]);
  });
});

describe('a request that waited while its session ended', () => {
  it('does nothing, with a key or without', async () => {
    const user = asUser();
    const { release, entered } = hold();
    const first = service.http(user).post('/v1/notes', { title: 'Before' });
    await waitUntil(() => entered() === 1, { within: 5_000, what: 'the first request is inside' });
    const ending = service
      .get(Transactions)
      .forPerson(user.userId, (tx) => service.get(RevokedSessions).record(tx, user.sessionId));
    const requests = service.get(Requests);
    const caller = { ...user, expiresAt: new Date(), locale: 'en' };
    const run = jest.fn(async () => ({ done: true }));
    const idempotency = { key: 'k1', route: 'POST /x', fingerprint: 'f' };
    const late = [
      requests.forCaller(caller, run),
      requests.forCaller({ ...caller, idempotency }, run),
      requests.withoutKey({ ...caller, idempotency: { ...idempotency, key: 'k2' } }, run),
    ];
    const refused = Promise.allSettled(late);
    release();
    await Promise.all([first, ending]);
    for (const outcome of await refused)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unauthenticated' } });
    expect(run).not.toHaveBeenCalled();
  });

  it('leaves the other sessions of its person alone', async () => {
    const user = asUser();
    const caller = { ...user, expiresAt: new Date(), locale: 'en' };
    await service
      .get(Transactions)
      .forPerson(user.userId, (tx) => service.get(RevokedSessions).record(tx, asUser().sessionId));
    await expect(service.get(Requests).forCaller(caller, async () => 'done')).resolves.toBe('done');
  });
});

describe('a request that is told its answer once', () => {
  it('keeps nothing of it under its Idempotency-Key', async () => {
    const user = asUser();
    const idempotency = { key: 'k1', route: 'POST /x', fingerprint: 'f' };
    const caller = { ...user, expiresAt: new Date(), locale: 'en', idempotency };
    const told = await service.get(Requests).withoutKey(caller, async () => ({ secret: 'shown once' }));
    expect(told).toEqual({ secret: 'shown once' });
    expect(await service.rows('select 1 from idempotency_keys where owner_id = $1', [user.userId])).toEqual(
      [],
    );
  });
});

describe('a request with an Idempotency-Key', () => {
  it('is done once and answered alike for every repetition', async () => {
    const user = asUser();
    const http = service.http(user);
    const first = await http.post('/v1/notes', { title: 'Once', tags: ['a'] }, keyed('k1'));
    const again = await http.post('/v1/notes', { tags: ['a'], title: 'Once' }, keyed('k1'));
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers).toMatchObject({ location: first.headers.location, etag: first.headers.etag });
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
    expect(await notesOf(user.userId)).toHaveLength(1);
  });

  it.each(['two words', 'é', 'k'.repeat(256)])(
    'is refused with a key that cannot be read: %s',
    async (key) => {
      const headers = keyed(Buffer.from(key).toString('latin1'));
      const user = asUser();
      expect(await service.http(user).post('/v1/notes', { title: 'Once' }, headers)).toMatchObject({
        status: 400,
        body: { code: 'malformed_request' },
      });
      expect(await notesOf(user.userId)).toEqual([]);
    },
  );

  it('leaves nothing in the database from which its body can be guessed', async () => {
    const user = asUser();
    await service.http(user).post('/v1/notes', { title: 'of an old password' }, keyed('k1'));
    const rows = await service.rows<{ fingerprint: string }>(
      'select fingerprint from idempotency_keys where owner_id = $1',
      [user.userId],
    );
    const guess = createHash('sha256')
      .update('/v1/notes\n{"title":"of an old password"}')
      .digest('base64url');
    expect(rows).toEqual([{ fingerprint: expect.stringMatching(/^[\w-]{43}$/) }]);
    expect(rows[0]?.fingerprint).not.toBe(guess);
  });

  it('is refused with another body', async () => {
    const user = asUser();
    await service.http(user).post('/v1/notes', { title: 'One' }, keyed('k1'));
    const other = await service.http(user).post('/v1/notes', { title: 'Two' }, keyed('k1'));
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await notesOf(user.userId)).toHaveLength(1);
  });

  it('is refused for another address of the same route', async () => {
    const http = service.http(asUser());
    const [a, b] = [
      await http.post('/v1/notes', { title: 'A' }),
      await http.post('/v1/notes', { title: 'B' }),
    ];
    await http.post(`/v1/notes/${a.body.id}/print`, {}, keyed('k1'));
    expect((await http.post(`/v1/notes/${b.body.id}/print`, {}, keyed('k1'))).body.code).toBe(
      'idempotency_key_reused',
    );
  });

  it('belongs to its person and its route', async () => {
    const http = service.http(asUser());
    const made = await http.post('/v1/notes', { title: 'Mine' }, keyed('shared'));
    const theirs = await service.http(asUser()).post('/v1/notes', { title: 'Mine' }, keyed('shared'));
    expect(theirs.body.id).not.toBe(made.body.id);
    expect((await http.post(`/v1/notes/${made.body.id}/print`, {}, keyed('shared'))).status).toBe(202);
  });

  it('is told that the first one still runs, and gets its answer afterwards', async () => {
    const user = asUser();
    const http = service.http(user);
    const { release, entered } = hold();
    const first = http.post('/v1/notes', { title: 'Slow' }, keyed('k1'));
    await waitUntil(() => entered() === 1, { within: 5_000, what: 'the first request is inside' });
    const second = await http.post('/v1/notes', { title: 'Slow' }, keyed('k1'));
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'idempotency_in_flight' },
      headers: { 'retry-after': '1' },
    });
    release();
    const { body } = await first;
    expect((await http.post('/v1/notes', { title: 'Slow' }, keyed('k1'))).body).toEqual(body);
    expect(await notesOf(user.userId)).toHaveLength(1);
  });

  it('is done once also when it was taken over while the first one was only slow', async () => {
    const user = asUser();
    const http = service.http(user);
    const { release, entered } = hold();
    const slow = http.post('/v1/notes', { title: 'Very slow' }, keyed('k1'));
    await waitUntil(() => entered() === 1, { within: 5_000, what: 'the first request is inside' });
    await service.rows(
      `update idempotency_keys set claimed_until = now() - interval '1 second' where owner_id = $1`,
      [user.userId],
    );
    const second = http.post('/v1/notes', { title: 'Very slow' }, keyed('k1'));
    const claimedAgain = `select 1 from idempotency_keys where owner_id = $1 and claimed_until > now()`;
    await waitUntil(async () => (await service.rows(claimedAgain, [user.userId])).length === 1, {
      within: 5_000,
      what: 'the second request has taken over',
    });
    release();
    expect((await second).body).toEqual((await slow).body);
    expect(await notesOf(user.userId)).toHaveLength(1);
  });

  it('wins once among twenty at the same time', async () => {
    const user = asUser();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.http(user).post('/v1/notes', { title: 'Race' }, keyed('k1'))),
    );
    expect(await notesOf(user.userId)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 409]));
  });

  it('may be repeated after it failed, also with a mended body', async () => {
    const user = asUser();
    const requests = service.get(Requests);
    const caller = {
      ...user,
      expiresAt: new Date(),
      locale: 'en',
      idempotency: { key: 'k1', route: 'POST /x', fingerprint: 'f' },
    };
    await expect(requests.forCaller(caller, async () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    const mended = { ...caller, idempotency: { ...caller.idempotency, fingerprint: 'g' } };
    await expect(requests.forCaller(mended, async () => ({ done: true }))).resolves.toEqual({ done: true });
  });

  it('stores its answer in the commit of its change, or not at all', async () => {
    const user = asUser();
    const requests = service.get(Requests);
    const caller = {
      ...user,
      expiresAt: new Date(),
      locale: 'en',
      idempotency: { key: 'k1', route: 'POST /x', fingerprint: 'f' },
    };
    const run = requests.forCaller(caller, async (tx) => {
      tx.afterCommit(() => undefined);
      await tx.query('select 1 / 0');
      return {};
    });
    await expect(run).rejects.toThrow('division by zero');
    expect(await service.rows('select * from idempotency_keys where owner_id = $1', [user.userId])).toEqual(
      [],
    );
  });

  it('is taken over when the process died that had claimed it, and then done once', async () => {
    const user = asUser();
    await service.http(user).post('/v1/notes', { title: 'Claimed' }, keyed('k1'));
    await service.rows(
      `update idempotency_keys set answered = false, answer = null, claimed_until = now() + interval '1 minute' where owner_id = $1`,
      [user.userId],
    );
    expect((await service.http(user).post('/v1/notes', { title: 'Claimed' }, keyed('k1'))).status).toBe(409);
    await service.rows(
      `update idempotency_keys set claimed_until = now() - interval '1 second' where owner_id = $1`,
      [user.userId],
    );
    expect((await service.http(user).post('/v1/notes', { title: 'Claimed' }, keyed('k1'))).status).toBe(201);
  });

  it('is new again after a day', async () => {
    const user = asUser();
    const first = await service.http(user).post('/v1/notes', { title: 'Daily' }, keyed('k1'));
    await service.rows(
      `update idempotency_keys set created_at = now() - interval '25 hours' where owner_id = $1`,
      [user.userId],
    );
    const next = await service.http(user).post('/v1/notes', { title: 'Daily' }, keyed('k1'));
    expect(next.body.id).not.toBe(first.body.id);
  });

  it('leaves nothing behind after a day', async () => {
    const user = asUser();
    await service.http(user).post('/v1/notes', { title: 'Purged' }, keyed('k1'));
    await service.rows(
      `update idempotency_keys set created_at = now() - interval '25 hours' where owner_id = $1`,
      [user.userId],
    );
    await service.get(IdempotencyKeys).purge();
    expect(await service.rows('select * from idempotency_keys where owner_id = $1', [user.userId])).toEqual(
      [],
    );
  });

  it('refuses to store what would not replay alike', async () => {
    const caller = {
      ...asUser(),
      expiresAt: new Date(),
      locale: 'en',
      idempotency: { key: 'k1', route: 'POST /x', fingerprint: 'f' },
    };
    const run = service.get(Requests).forCaller(caller, async () => ({ at: new Date() }));
    await expect(run).rejects.toThrow('at is a Date');
  });
});
