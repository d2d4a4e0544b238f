import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AiErasureCompleted,
  AuthErasureCompleted,
  ErasureCancelled,
  ErasureCompleted,
  ErasureProgressed,
  ErasureRequested,
  ErasureScheduled,
  type EventDef,
  GoalsErasureCompleted,
  MediaErasureCompleted,
  MemoryErasureCompleted,
  NotificationsErasureCompleted,
  UserErasureRequested,
  UserErasureWithdrawn,
} from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import { newReceipt } from '@odyssey/user-data';
import { EmbeddedJWK, jwtVerify } from 'jose';
import { ErasureEntity } from '../src/erasures/erasure.entity.ts';
import { ErasuresService } from '../src/erasures/erasures.service.ts';
import { ExportsService } from '../src/exports/exports.service.ts';
import { archival } from '../src/service.ts';
import { OtherServices, partOf } from './other-services.ts';

const ANSWERS = [
  MemoryErasureCompleted,
  GoalsErasureCompleted,
  NotificationsErasureCompleted,
  AiErasureCompleted,
  MediaErasureCompleted,
  AuthErasureCompleted,
];

let others: OtherServices;
let service: TestService;
let folder: string;
beforeAll(async () => {
  others = await OtherServices.start();
  folder = await mkdtemp(join(tmpdir(), 'archival-'));
  service = await testService(archival, { env: { ...others.env, ODYSSEY_ARCHIVAL_DIR: folder } });
});
afterAll(async () => {
  await service.close();
  await others.close();
  await rm(folder, { recursive: true, force: true });
});

const PATH = '/v1/privacy/erasures';
const http = (user?: TestUser) => service.http(user);
const byReceipt = (id: string, receipt: string) =>
  service.http().get(`${PATH}/${id}`, { 'erasure-receipt': receipt });

async function publishedTo<E extends EventDef>(user: TestUser, event: E) {
  return (await service.published(event)).filter(({ subject }) => subject === user.userId);
}

/** An erasure that runs: archival has asked the others. */
async function running(user: TestUser): Promise<{ id: string; receipt: string }> {
  const { status, body } = await http(user).post(PATH, { coolOffSeconds: 0 });
  expect(status).toBe(202);
  await waitUntil(async () => (await publishedTo(user, ErasureRequested)).length > 0, {
    within: 5_000,
    what: 'the erasure to begin',
  });
  return body;
}

const answer = (event: (typeof ANSWERS)[number], user: TestUser, erasureId: string) =>
  event.example({ erasureId, counts: { records: 3 } }, { subject: user.userId, id: newId() });

describe('asking to be erased', () => {
  it('is scheduled with a week to think, and shows the receipt once', async () => {
    const user = asUser();
    const before = Date.now();
    const { status, body, headers } = await http(user).post(PATH);
    expect([status, headers.location]).toEqual([202, `${PATH}/${body.id}`]);
    expect(body).toMatchObject({
      status: 'scheduled',
      receipt: expect.stringMatching(/^[\w-]{43}$/),
      version: 1,
    });
    expect(Date.parse(body.runsAt) - before).toBeGreaterThanOrEqual(604_800_000);
    expect(body.services).toHaveLength(7);
    const read = await http(user).get(`${PATH}/${body.id}`);
    expect(read.body).toEqual({ ...body, receipt: undefined });
    const [event] = await publishedTo(user, ErasureScheduled);
    expect(event?.data).toEqual({ erasureId: body.id, runsAt: body.runsAt });
    const stored = await service.rows('select * from erasure_receipts where erasure_id = $1', [body.id]);
    expect(JSON.stringify(stored)).not.toContain(body.receipt);
    expect(await service.rows('select * from idempotency_keys where owner_id = $1', [user.userId])).toEqual(
      [],
    );
  });

  it('needs a fresh log-in and a sensible time', async () => {
    const late = asUser(undefined, { authTime: new Date(Date.now() - 16 * 60_000) });
    expect((await http(late).post(PATH)).body.code).toBe('reauthentication_required');
    for (const coolOffSeconds of [-1, 2_592_001, 1.5, '60'])
      expect((await http(asUser()).post(PATH, { coolOffSeconds })).body.code).toBe('invalid_request');
  });

  it('happens once at a time, and can be called off', async () => {
    const user = asUser();
    const { body } = await http(user).post(PATH);
    const second = await http(user).post(PATH);
    expect([second.status, second.body.code]).toEqual([409, 'erasure_already_scheduled']);
    expect(second.body.detail).toContain(body.id);
    expect((await http(user).delete(`${PATH}/${body.id}`, {})).body.code).toBe('precondition_required');
    expect((await http(user).delete(`${PATH}/${body.id}`, { 'if-match': '"1"' })).status).toBe(204);
    expect((await http(user).delete(`${PATH}/${body.id}`)).status).toBe(204);
    expect((await http(user).get(`${PATH}/${body.id}`)).body.status).toBe('cancelled');
    expect(await publishedTo(user, ErasureCancelled)).toHaveLength(1);
    expect((await http(user).post(PATH)).status).toBe(202);
  });

  it('is each person’s own', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const { body } = await http(ana).post(PATH);
    expect((await http(ben).get(`${PATH}/${body.id}`)).status).toBe(404);
    expect((await http(ben).delete(`${PATH}/${body.id}`)).status).toBe(404);
    expect((await byReceipt(body.id, newReceipt().receipt)).status).toBe(404);
    expect((await byReceipt(newId(), body.receipt)).status).toBe(404);
    expect((await http().get(`${PATH}/${body.id}`)).status).toBe(401);
    expect((await byReceipt(body.id, body.receipt)).body).toMatchObject({ id: body.id, status: 'scheduled' });
  });
});

describe('an erasure that runs', () => {
  it('ends when all have answered, in whatever order and however often, and keeps only what its certificate says', async () => {
    const [ana, ben] = [asUser(), asUser()];
    await http(ben).post(PATH);
    const { id, receipt } = await running(ana);
    const progress = async () => (await publishedTo(ana, ErasureProgressed)).map(({ data }) => data);
    expect(await progress()).toMatchObject([
      { completed: ['archival'], remaining: ['auth', 'goals', 'ai', 'memory', 'media', 'notifications'] },
    ]);
    expect((await http(ana).get(`${PATH}/${id}`)).status).toBe(401);
    expect((await byReceipt(id, receipt)).body).toMatchObject({
      status: 'running',
      startedAt: expect.any(String),
    });
    for (const [index, event] of ANSWERS.entries()) {
      const stranger = answer(event, asUser(), id);
      await service.deliver(stranger);
      const mine = answer(event, ana, id);
      expect(await service.deliver(mine)).toBe('handled');
      expect(await service.deliver(mine)).toBe('duplicate');
      expect(await service.deliver(answer(event, ana, id))).toBe('handled');
      expect(await progress()).toHaveLength(index + 2);
    }
    const seen = await progress();
    expect(seen.at(-2)).toMatchObject({ remaining: ['auth'] });
    expect(seen.at(-1)).toMatchObject({ remaining: [] });
    expect(await publishedTo(ana, ErasureCompleted)).toHaveLength(1);

    const { status, body } = await byReceipt(id, receipt);
    expect([status, body.status]).toEqual([200, 'completed']);
    for (const part of body.services)
      expect(part).toMatchObject({ status: 'completed', completedAt: expect.any(String) });
    const { payload, protectedHeader } = await jwtVerify(body.certificate, EmbeddedJWK);
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'erasure-certificate+jwt' });
    expect(payload).toMatchObject({ sub: id, completedAt: body.completedAt, kept: expect.any(Array) });
    expect(payload.services).toEqual(
      body.services.map(({ status: _, ...part }: Record<string, unknown>) => part),
    );
    expect(JSON.stringify([payload, body])).not.toContain(ana.userId);
    await expect(
      jwtVerify(body.certificate.replace(/.$/, 'A').replace(/.{2}$/, 'AA'), EmbeddedJWK),
    ).rejects.toThrow();
    expect(await service.rows('select * from erasures where owner_id = $1', [ana.userId])).toEqual([]);
    expect(await service.rows(`select * from erasures where owner_id = $1`, [ben.userId])).toHaveLength(1);
  });

  it('cannot be called off', async () => {
    const user = asUser();
    const { id } = await running(user);
    const cancel = service.get(Transactions).forPersonEvenErased(user.userId, async (tx) => {
      const erasure = await tx.manager.findOneByOrFail(ErasureEntity, { id });
      return service.get(ErasuresService).cancel(tx, erasure, '*');
    });
    await expect(cancel).rejects.toThrow(`The erasure ${id} is running.`);
  });

  it('takes the person’s exports with it, also the one that is being made, and allows no new one', async () => {
    const user = asUser();
    const done = await http(user).post('/v1/privacy/exports');
    await waitUntil(
      async () => (await http(user).get(`/v1/privacy/exports/${done.body.id}`)).body.status === 'ready',
      {
        within: 10_000,
        what: 'the export',
      },
    );
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    others.trouble('goals', partOf(user.userId), async (response) => {
      await released;
      response.end('{"kind":"tasks","record":{}}\n');
    });
    const making = (await http(user).post('/v1/privacy/exports')).body.id;
    await waitUntil(
      async () => (await readdir(join(folder, 'work', making)).catch((): string[] => [])).includes('auth'),
      {
        within: 5_000,
        what: 'the export to be under way',
      },
    );
    await running(user);
    const refused = service
      .get(Transactions)
      .forPersonEvenErased(user.userId, (tx) => service.get(ExportsService).request(tx, user.userId));
    await expect(refused).rejects.toThrow('is running');
    release();
    await waitUntil(
      async () => {
        const left = await readdir(folder, { recursive: true });
        return !left.some((path) => path.includes(making) || path.includes(done.body.id));
      },
      { within: 10_000, what: 'the files to be removed' },
    );
    expect(await service.rows('select * from exports where owner_id = $1', [user.userId])).toEqual([]);
  });

  it('is forgotten when the receipt’s time is over', async () => {
    const user = asUser();
    const { id, receipt } = await running(user);
    for (const event of ANSWERS) await service.deliver(answer(event, user, id));
    const [job] = await service.rows<{ days: number }>(
      `select extract(day from start_after - now())::int as days from jobs.job where name = 'forget-erasure' and data->>'erasureId' = $1`,
      [id],
    );
    expect(job?.days).toBe(89);
    await service.hasten('forget-erasure', { erasureId: id });
    await waitUntil(async () => (await byReceipt(id, receipt)).status === 404, {
      within: 15_000,
      what: 'the receipt to end',
    });
    expect(await service.rows('select * from erasure_receipts where id = $1', [id])).toEqual([]);
  });
});

describe('a person who asked auth', () => {
  const asked = (user: TestUser, given: { erasureId: string; receiptHash: string; coolOffSeconds: number }) =>
    UserErasureRequested.example(
      { ...given, userId: user.userId, requestedAt: new Date().toISOString() },
      { subject: user.userId, id: newId() },
    );

  it('is erased under the id and the receipt that auth gave', async () => {
    const user = asUser();
    const { receipt, receiptHash } = newReceipt();
    const erasureId = newId();
    const event = asked(user, { erasureId, receiptHash, coolOffSeconds: 3_600 });
    expect(await service.deliver(event)).toBe('handled');
    expect(await service.deliver(event)).toBe('duplicate');
    expect((await byReceipt(erasureId, receipt)).body).toMatchObject({ id: erasureId, status: 'scheduled' });
    expect((await http(user).get(`${PATH}/${erasureId}`)).body.id).toBe(erasureId);
    expect(await publishedTo(user, ErasureScheduled)).toHaveLength(1);
  });

  it('joins the erasure that is scheduled already, at the earlier time, with both receipts good', async () => {
    const user = asUser();
    const { body: first } = await http(user).post(PATH);
    const { receipt, receiptHash } = newReceipt();
    const erasureId = newId();
    await service.deliver(asked(user, { erasureId, receiptHash, coolOffSeconds: 60 }));
    const joined = await byReceipt(erasureId, receipt);
    expect(joined.body.id).toBe(erasureId);
    expect(Date.parse(joined.body.runsAt)).toBeLessThan(Date.parse(first.runsAt));
    expect((await byReceipt(first.id, first.receipt)).body.runsAt).toBe(joined.body.runsAt);
    expect(await service.rows('select * from erasures where owner_id = $1', [user.userId])).toHaveLength(1);
  });

  it('is not erased when auth calls it off, under either id; what runs already goes on', async () => {
    const [ana, ben, eva] = [asUser(), asUser(), asUser()];
    const withdrawn = (user: TestUser, erasureId: string) =>
      UserErasureWithdrawn.example({ userId: user.userId, erasureId }, { subject: user.userId, id: newId() });
    const { body: first } = await http(ana).post(PATH);
    const second = { erasureId: newId(), receiptHash: newReceipt().receiptHash, coolOffSeconds: 60 };
    await service.deliver(asked(ana, second));
    const { body: another } = await http(ben).post(PATH);
    const begun = await running(eva);
    await service.deliver(withdrawn(ana, another.id));
    expect((await http(ana).get(`${PATH}/${first.id}`)).body.status).toBe('scheduled');
    const event = withdrawn(ana, second.erasureId);
    expect(await service.deliver(event)).toBe('handled');
    expect(await service.deliver(event)).toBe('duplicate');
    expect((await http(ana).get(`${PATH}/${first.id}`)).body.status).toBe('cancelled');
    expect(await publishedTo(ana, ErasureCancelled)).toHaveLength(1);
    await service.deliver(withdrawn(ben, another.id));
    expect((await http(ben).get(`${PATH}/${another.id}`)).body.status).toBe('cancelled');
    await service.deliver(withdrawn(eva, begun.id));
    expect((await byReceipt(begun.id, begun.receipt)).body.status).toBe('running');
  });
});

describe('a service that does not answer', () => {
  it('raises the alarm and is asked again', async () => {
    const impatient = await testService(archival, {
      env: {
        ...others.env,
        ODYSSEY_ARCHIVAL_DIR: folder,
        ODYSSEY_ARCHIVAL_ERASURE_DEADLINE_SECONDS: '0.5',
        ODYSSEY_LOG_LEVEL: 'silent',
      },
    });
    try {
      const user = asUser();
      await impatient.http(user).post(PATH, { coolOffSeconds: 0 });
      await waitUntil(async () => (await impatient.published(ErasureRequested)).length >= 3, {
        within: 15_000,
        what: 'the services to be asked again',
      });
      const metrics = await impatient.app.inject('/metrics');
      expect(metrics.body).toMatch(/odyssey_erasures_overdue\{service="archival"\} 1/);
    } finally {
      await impatient.close();
    }
  });
});

describe('retention policies', () => {
  it('are listed, each saying whether it is carried out', async () => {
    const { status, body } = await http(asUser()).get('/v1/retention-policies');
    expect(status).toBe(200);
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'ai.stories', days: 365, enforced: false }),
        expect.objectContaining({ id: 'archival.exports', days: 7, enforced: true }),
      ]),
    );
  });
});
