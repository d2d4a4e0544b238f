import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasedPeople, Transactions } from '@odyssey/events';
import { asUser, reactor, type TestService, testService, waitUntil } from '@odyssey/testing';
import { Jobs, newId } from '../src/index.ts';
import { Printer, PrintNote } from './notes/print-note.job.ts';
import { ForgetNotes, notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
});
afterAll(() => service.close());

const printer = () => service.get(Printer);
const runsOf = (noteId: string) => printer().runs.filter((run) => run.noteId === noteId);
const done = (noteId: string, runs = 1) =>
  waitUntil(() => runsOf(noteId).length >= runs, {
    within: 8_000,
    what: `${noteId} is printed ${runs} times`,
  });
afterEach(() => {
  printer().fail = () => false;
  printer().work = async () => undefined;
});

const enqueue = (userId: string, noteId: string, options?: { id?: string; startAfter?: Date }) =>
  service
    .get(Transactions)
    .forPerson(userId, (tx) => service.get(Jobs).enqueue(tx, PrintNote, { userId, noteId }, options));
const stateOf = async (noteId: string) =>
  (
    await service.rows<{ state: string }>(`select state from jobs.job where data->>'noteId' = $1`, [noteId])
  )[0]?.state;

/** Waits without the queue's own patience: its workers look again at each turn. */
const woken = (condition: () => boolean | Promise<boolean>) =>
  waitUntil(
    () => {
      service.get(Jobs).wakeAt(PrintNote.name, 0);
      return condition();
    },
    { within: 20_000, what: 'the job' },
  );

describe('a job', () => {
  it('starts as soon as its transaction has committed, not at the next poll', async () => {
    const started = performance.now();
    const noteId = newId();
    await enqueue(newId(), noteId);
    await done(noteId);
    expect(performance.now() - started).toBeLessThan(1_000);
    await waitUntil(async () => (await stateOf(noteId)) === 'completed', {
      within: 2_000,
      what: 'it is completed',
    });
    expect(runsOf(noteId)).toEqual([{ noteId, attempt: 1, lastAttempt: false }]);
  });

  it('is not there when its transaction was rolled back', async () => {
    const noteId = newId();
    const userId = newId();
    const work = service.get(Transactions).forPerson(userId, async (tx) => {
      await service.get(Jobs).enqueue(tx, PrintNote, { userId, noteId });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await stateOf(noteId)).toBeUndefined();
  });

  it('is one, however often it is enqueued with its id', async () => {
    const [userId, noteId, id] = [newId(), newId(), newId()];
    await enqueue(userId, noteId, { id });
    await enqueue(userId, noteId, { id });
    await done(noteId);
    await waitUntil(async () => (await stateOf(noteId)) === 'completed', {
      within: 2_000,
      what: 'it is completed',
    });
    expect(runsOf(noteId)).toHaveLength(1);
  });

  it('is tried again after a failure, and its neighbours are not', async () => {
    const [bad, good] = [newId(), newId()];
    printer().fail = (noteId) => noteId === bad && runsOf(bad).length < 2;
    await Promise.all([enqueue(newId(), bad), enqueue(newId(), good)]);
    await done(bad, 2);
    await waitUntil(async () => (await stateOf(bad)) === 'completed', {
      within: 2_000,
      what: 'the second try counts',
    });
    expect(runsOf(bad).map((run) => run.attempt)).toEqual([1, 2]);
    expect(runsOf(good)).toHaveLength(1);
  });

  it('whose process died in the last try gets one more, to tell of it', async () => {
    const noteId = newId();
    await enqueue(newId(), noteId, { startAfter: new Date(Date.now() + 60_000) });
    const [died] = await service.rows(
      `update jobs.job set state = 'active', retry_count = $2, started_on = now() - interval '1 hour',
         start_after = now() - interval '1 hour' where data->>'noteId' = $1 returning id`,
      [noteId, PrintNote.retryLimit],
    );
    expect(died).toBeDefined();
    await service.get(Jobs).boss.supervise(PrintNote.name);
    await service.rows(`update jobs.job set start_after = now() where data->>'noteId' = $1`, [noteId]);
    await woken(() => runsOf(noteId).length > 0);
    expect(runsOf(noteId)).toMatchObject([{ lastAttempt: true }]);
  });

  it('that met many stops and then fails waits no longer than before its last try', async () => {
    const [userId, noteId] = [newId(), newId()];
    printer().fail = (one) => one === noteId;
    await enqueue(userId, noteId, { startAfter: new Date(Date.now() + 60_000) });
    await service.rows(
      `update jobs.job set state = 'retry', retry_count = 12, retry_limit = 16, start_after = now()
       where data->>'noteId' = $1`,
      [noteId],
    );
    await woken(() => runsOf(noteId).length === 1);
    const waits = async () =>
      (
        await service.rows<{ seconds: number }>(
          `select extract(epoch from start_after - now())::int as seconds from jobs.job
           where data->>'noteId' = $1 and state = 'retry'`,
          [noteId],
        )
      )[0];
    expect((await waitUntil(waits, { within: 8_000, what: 'it waits' })).seconds).toBeLessThanOrEqual(16);
  });

  it('is given up after its last try', async () => {
    const noteId = newId();
    printer().fail = (id) => id === noteId;
    await enqueue(newId(), noteId, { startAfter: new Date(Date.now() + 60_000) });
    await service.rows(
      `update jobs.job set state = 'retry', retry_count = $2, start_after = now() where data->>'noteId' = $1 returning id`,
      [noteId, PrintNote.retryLimit],
    );
    await woken(async () => (await stateOf(noteId)) === 'completed');
    expect(runsOf(noteId)).toHaveLength(1);
  });

  it('waits for its time', async () => {
    const noteId = newId();
    const startAfter = new Date(Date.now() + 700);
    await enqueue(newId(), noteId, { startAfter });
    await done(noteId);
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
    expect(Date.now()).toBeLessThan(startAfter.getTime() + 2_500);
  });

  it('of an erased person is dropped', async () => {
    const [userId, noteId] = [newId(), newId()];
    await service.get(Transactions).forPerson(userId, async (tx) => {
      await service.get(Jobs).enqueue(tx, PrintNote, { userId, noteId });
      await service.get(ErasedPeople).mark(tx, userId);
    });
    await waitUntil(async () => (await stateOf(noteId)) === 'completed', {
      within: 8_000,
      what: 'it is out of the way',
    });
    expect(runsOf(noteId)).toEqual([]);
  });

  it('that writes for somebody who was erased while it ran writes nothing, and is done', async () => {
    const [userId, noteId] = [newId(), newId()];
    const transactions = service.get(Transactions);
    let wrote = false;
    printer().work = async () => {
      await transactions.forPerson(userId, (tx) => service.get(ErasedPeople).mark(tx, userId));
      await transactions.forPerson(userId, async () => {
        wrote = true;
      });
    };
    await enqueue(userId, noteId);
    await waitUntil(async () => (await stateOf(noteId)) === 'completed', {
      within: 8_000,
      what: 'it is out of the way',
    });
    expect([wrote, runsOf(noteId).length]).toEqual([false, 1]);
  });

  it('is tried again when somebody else of its work was erased', async () => {
    const [userId, gone, noteId] = [newId(), newId(), newId()];
    const transactions = service.get(Transactions);
    await transactions.forPerson(gone, (tx) => service.get(ErasedPeople).mark(tx, gone));
    printer().work = async () => {
      if (runsOf(noteId).length === 1) await transactions.forPerson(gone, async () => undefined);
    };
    await enqueue(userId, noteId);
    await done(noteId, 2);
  });

  it('refuses data that does not fit, and a queue that is not declared', async () => {
    const refused = service
      .get(Transactions)
      .forSystem((tx) => service.get(Jobs).enqueue(tx, PrintNote, { userId: 'x', noteId: 'y' }));
    await expect(refused).rejects.toThrow('uuid');
    const other = { ...PrintNote, name: 'other' };
    const unknown = service
      .get(Transactions)
      .forSystem((tx) => service.get(Jobs).enqueue(tx, other, { userId: newId(), noteId: newId() }));
    await expect(unknown).rejects.toThrow('other is not among the queues');
  });

  it('comes in hundreds without waiting for polls', async () => {
    const ids = Array.from({ length: 300 }, newId);
    const userId = newId();
    const started = performance.now();
    await service.get(Transactions).forPerson(userId, async (tx) => {
      for (const noteId of ids) await service.get(Jobs).enqueue(tx, PrintNote, { userId, noteId });
    });
    const all = new Set(ids);
    const run = () =>
      new Set(
        printer()
          .runs.map((one) => one.noteId)
          .filter((noteId) => all.has(noteId)),
      ).size;
    await waitUntil(() => run() === ids.length, { within: 9_000, what: 'all are printed' });
    expect(performance.now() - started).toBeLessThan(9_000);
  });

  it('waits in its queue where workers rest, and goes with its person', async () => {
    const resting = await reactor(notes, ForgetNotes, { env: { ODYSSEY_LOG_LEVEL: 'silent' } });
    try {
      const user = asUser();
      const { body } = await resting.http(user).post('/v1/notes', { title: 'Later' });
      await resting.http(user).post(`/v1/notes/${body.id}/print`);
      expect(await resting.jobs('print-note')).toEqual([{ userId: user.userId, noteId: body.id }]);
      const erased = await resting
        .get(Transactions)
        .forPerson(user.userId, (tx) => resting.get(Jobs).erase(tx, user.userId));
      expect([erased, await resting.jobs('print-note')]).toEqual([1, []]);
    } finally {
      await resting.close();
    }
  });
});
