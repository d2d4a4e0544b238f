import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, type EventDef, type Received, TaskCompleted } from '@odyssey/contracts';
import { waitUntil } from '@odyssey/testing';
import { descriptionOf, writeReading } from '@odyssey/testing/pact';
import { only } from '../../libs/testing/src/pact/recorded-reads.ts';
import { freshPactFolder, Promised } from '../../libs/testing/src/pact/written.ts';
import { type OwnDatabase, ownDatabase } from '../integration/own-database.ts';
import { counter, printer, teller } from './example-readers.ts';
import { neededFields } from './needed-fields.ts';

const folder = freshPactFolder('examples-messages');
const promised = new Promised();

/** Finds out what the reader needs of the event, and makes a contract of it. */
async function agree(
  reader: string,
  event: EventDef,
  effect: (event: Received) => Promise<unknown>,
): Promise<string[]> {
  const example = event.example();
  const whole = await effect(example);
  const fields = await neededFields(
    example,
    (paths) => only(example.data, paths),
    async (data) => JSON.stringify(await effect({ ...example, data })) === JSON.stringify(whole),
  );
  const description = descriptionOf(event, `external.${reader}`);
  promised.add(description);
  await writeReading(
    folder,
    { consumer: 'external', event, description, example, fields },
    async (reduced) => {
      expect(await effect(reduced)).toEqual(whole);
    },
  );
  return fields;
}

/** Programs that Odyssey does not know, as docs/consumers.md and the README show them: what they do is watched from outside. */
describe('what the documented consumers rely on', () => {
  describe('the complete consumer', () => {
    let database: OwnDatabase;
    let reader: Awaited<ReturnType<typeof counter>>;
    beforeAll(async () => {
      database = await ownDatabase();
      reader = await counter(database);
    });
    afterAll(async () => {
      await reader.stop();
      const others =
        'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
      await waitUntil(async () => (await database.pool.query(others)).rowCount === 0, {
        within: 10_000,
        what: 'its connections to end',
      });
      await database.close();
    });

    it('counts a finished task', async () => {
      expect(await reader.effect(TaskCompleted.example())).toEqual({ tasks: 2, failed: 0 });
      expect(await agree('task-counter', TaskCompleted, reader.effect)).toEqual([
        'completedAt',
        'tags',
        'taskId',
        'title',
      ]);
    });

    it('forgets an erased person', async () => {
      expect(await reader.effect(ErasureRequested.example())).toEqual({ tasks: null, failed: 0 });
      expect(await agree('task-counter', ErasureRequested, reader.effect)).toContain('erasureId');
    });
  });

  it('the short consumer prints a finished task', async () => {
    const effect = await printer();
    expect(await effect(TaskCompleted.example())).toEqual([expect.stringContaining('finished “')]);
    expect(await agree('my-app', TaskCompleted, effect)).toEqual(['completedAt', 'tags', 'taskId', 'title']);
  });

  it('the bare one, in Python, prints it, too, and needs its title alone', async () => {
    const { effect, stop } = teller();
    expect(await effect(TaskCompleted.example())).toContain('finished “');
    expect(await agree('task-teller', TaskCompleted, effect)).toEqual(['title']);
    stop();
  });

  it('is all in the pact files', () => {
    promised.compareWith(folder);
  });
});
