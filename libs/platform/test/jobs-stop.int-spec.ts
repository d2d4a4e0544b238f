import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '@odyssey/events';
import { type TestDatabase, testDatabase, waitUntil } from '@odyssey/testing';
import { Jobs, newId, processEnvironment, type RunningService, startService } from '../src/index.ts';
import { Printer, PrintNote } from './notes/print-note.job.ts';
import { notes } from './notes/service.ts';

/** What a stop of the service does to work that is at its last try. */
const MET = {
  'fails because the service stops': (stops: Promise<void>) =>
    stops.then(() => {
      throw new Error('the printer was ended with us');
    }),
  'is interrupted': (_: Promise<void>, signal: AbortSignal) =>
    new Promise<void>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    ),
  'goes on without end': () => new Promise<void>(() => undefined),
};
/** Of the same work with a try left: it has as many after the stop as before. */
const EARLIER = newId();
const CASES = Object.entries(MET).map(([name, work]) => ({ name, work, noteId: newId() }));

let database: TestDatabase;
const running: RunningService[] = [];
const started = async (): Promise<RunningService> => {
  const env = {
    ...processEnvironment(),
    ODYSSEY_LOG_LEVEL: 'silent',
    ODYSSEY_GOALS_PORT: '0',
    ODYSSEY_GOALS_DATABASE_URL: database.url,
  };
  const service = await startService(notes, env, { kafka: false });
  running.push(service);
  return service;
};
const printerOf = ({ app }: RunningService): Printer => app.get(Printer, { strict: false });
const jobsOf = ({ app }: RunningService): Jobs => app.get(Jobs, { strict: false });
const jobOf = async (noteId: string) =>
  (
    await database.rows<{ state: string; due: boolean }>(
      `select state, start_after <= now() as due from jobs.job where data->>'noteId' = $1`,
      [noteId],
    )
  )[0];

/** So many tries before have failed. */
async function enqueueAfter(failed: number, service: RunningService, noteId: string): Promise<void> {
  const userId = newId();
  const startAfter = new Date(Date.now() + 60_000);
  await service.app
    .get(Transactions, { strict: false })
    .forPerson(userId, (tx) => jobsOf(service).enqueue(tx, PrintNote, { userId, noteId }, { startAfter }));
  await database.rows(
    `update jobs.job set state = 'retry', retry_count = $2, start_after = now() where data->>'noteId' = $1`,
    [noteId, failed],
  );
}

beforeAll(async () => {
  database = await testDatabase(notes);
});
afterAll(async () => {
  await Promise.all(running.map((service) => service.close()));
  await database.close();
});

describe('a job whose last try meets a stop of the service', () => {
  let stopped: Printer;
  beforeAll(async () => {
    const service = await started();
    stopped = printerOf(service);
    const { promise: stops, resolve: stop } = Promise.withResolvers<void>();
    stopped.work = async (noteId, signal) => {
      const { work } = CASES.find((one) => one.noteId === noteId) ?? { work: MET['is interrupted'] };
      await work(stops, signal);
    };
    for (const { noteId } of CASES) await enqueueAfter(PrintNote.retryLimit, service, noteId);
    await enqueueAfter(PrintNote.retryLimit - 1, service, EARLIER);
    jobsOf(service).wakeAt(PrintNote.name, 0);
    await waitUntil(() => stopped.runs.length === CASES.length + 1, {
      within: 15_000,
      what: 'all are at work',
    });
    const closed = service.close();
    stop();
    await closed;
  }, 60_000);

  it.each(CASES)('waits to be taken at once, when it $name', async ({ noteId }) => {
    expect(await jobOf(noteId)).toEqual({ state: 'retry', due: true });
    expect(stopped.runs.filter((run) => run.noteId === noteId)).toHaveLength(1);
  });

  it('is not given up', () => expect(stopped.gaveUp).toEqual([]));

  it('is done by the next process, which has as many tries left, or given up when it fails there, too', async () => {
    const [good, bad, ...others] = CASES.map(({ noteId }) => noteId);
    const service = await started();
    const printer = printerOf(service);
    printer.fail = (noteId) => noteId === bad;
    jobsOf(service).wakeAt(PrintNote.name, 0);
    await waitUntil(async () => (await jobOf(good ?? ''))?.state === 'completed', {
      within: 15_000,
      what: 'it is done',
    });
    await waitUntil(async () => (await jobOf(bad ?? ''))?.state === 'completed', {
      within: 15_000,
      what: 'it is given up',
    });
    expect(printer.gaveUp).toEqual([bad]);
    const all = [good, bad, ...others, EARLIER].map((noteId) => ({
      noteId,
      lastAttempt: noteId !== EARLIER,
    }));
    await waitUntil(() => printer.runs.length >= all.length, { within: 15_000, what: 'all are done' });
    expect(printer.runs).toHaveLength(all.length);
    expect(printer.runs).toEqual(expect.arrayContaining(all.map((run) => expect.objectContaining(run))));
  }, 40_000);
});

describe('a stop of one process', () => {
  it('takes nothing back of what another one runs in another queue by the same id', async () => {
    await Promise.all(running.map((one) => one.close()));
    const service = await started();
    const { boss } = jobsOf(service);
    const [id, userId, noteId] = [newId(), newId(), newId()];
    await boss.createQueue('bind-note');
    await boss.send('bind-note', {}, { id });
    expect(await boss.fetch('bind-note')).toHaveLength(1);
    const { promise: stops, resolve: stop } = Promise.withResolvers<void>();
    const printer = printerOf(service);
    printer.work = () => MET['fails because the service stops'](stops);
    await service.app
      .get(Transactions, { strict: false })
      .forPerson(userId, (tx) => jobsOf(service).enqueue(tx, PrintNote, { userId, noteId }, { id }));
    await waitUntil(() => printer.runs.some((run) => run.noteId === noteId), {
      within: 15_000,
      what: 'it is at work',
    });
    const closed = service.close();
    stop();
    await closed;
    expect(await database.rows('select name, state from jobs.job where id = $1 order by name', [id])).toEqual(
      [
        { name: 'bind-note', state: 'active' },
        { name: 'print-note', state: 'retry' },
      ],
    );
  }, 40_000);
});
