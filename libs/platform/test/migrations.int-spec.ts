import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { libraryMigrations, migrateServices } from '../src/index.ts';
import { NoteEntity } from './notes/note.entity.ts';
import { notes } from './notes/service.ts';

const tables = `select table_schema || '.' || table_name as name from information_schema.tables
  where table_schema in ('public', 'jobs') and table_name <> 'migrations' order by 1`;

describe('migrations', () => {
  it('go up and all the way down again', async () => {
    const database = await testDatabase(notes, { migrated: false });
    const env = { ODYSSEY_GOALS_OWNER_DATABASE_URL: database.ownerUrl };
    const steps: string[] = [];
    try {
      await migrateServices([notes], env, { onStep: (step) => steps.push(step) });
      expect(steps).toHaveLength(libraryMigrations.length + 1);
      const up = (await database.rows<{ name: string }>(tables)).map((row) => row.name);
      expect(up).toEqual(
        expect.arrayContaining([
          'jobs.job',
          'public.idempotency_keys',
          'public.notes',
          'public.outbox',
          'public.revoked_sessions',
        ]),
      );
      await migrateServices([notes], env, { down: 1 });
      expect((await database.rows<{ name: string }>(tables)).map((row) => row.name)).toEqual(
        up.filter((name) => name !== 'public.notes'),
      );
      await migrateServices([notes], env, { down: 99 });
      expect(await database.rows(tables)).toEqual([]);
      await migrateServices([notes], env);
      expect((await database.rows<{ name: string }>(tables)).map((row) => row.name)).toEqual(up);
    } finally {
      await database.close();
    }
  });

  it('make what the entities say', async () => {
    const database = await testDatabase(notes);
    const source = await new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      entities: [NoteEntity],
    }).initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map((query) => query.query).filter((query) => !query.includes('notes_owner'))).toEqual(
        [],
      );
    } finally {
      await source.destroy();
      await database.close();
    }
  });

  it('need the owner, and say so', async () => {
    await expect(migrateServices([notes], {})).rejects.toThrow(
      'ODYSSEY_GOALS_OWNER_DATABASE_URL: is missing',
    );
  });
});
