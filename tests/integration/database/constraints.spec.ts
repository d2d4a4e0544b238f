import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Index } from './catalogue.ts';
import { type OpenedDatabase, opened, WITH_DATA } from './data-services.ts';
import type { Row } from './row-maker.ts';

/** How many rows are tried until one breaks a check and nothing else. */
const TRIES = 400;

describe.each(WITH_DATA.map((definition) => [definition.name, definition] as const))(
  'the tables of %s',
  (_name, definition) => {
    let database: OpenedDatabase;
    beforeAll(async () => {
      database = await opened(definition);
    });
    afterAll(() => database.close());

    it('refuse by each of their checks a row that breaks it', async () => {
      const { rows, catalogue, client } = database;
      for (const check of catalogue.checks.filter(ours)) {
        const { table, name } = check;
        const whole = await rows.settled(table);
        await client.query('savepoint one_check');
        // A row may break two at once, and then the other one is named.
        for (const other of catalogue.checks.filter((one) => one.table === table && one !== check))
          await client.query(`alter table ${table} drop constraint ${other.name}`);
        let refusedBy: string | undefined;
        for (let tries = 0; tries < TRIES && refusedBy !== name; tries += 1) {
          const values = { ...whole };
          rows.vary(values, table, check);
          const { refused } = await rows.insert(table, values);
          if (refused?.code === '23514') refusedBy = refused.constraint;
        }
        await client.query('rollback to one_check');
        expect({ table, refusedBy }).toEqual({ table, refusedBy: name });
      }
    });

    it('refuse by each of their unique indexes a second row like the first', async () => {
      const { rows, catalogue, client } = database;
      for (const index of catalogue.indexes.filter((one) => one.unique && ours(one))) {
        const { table, name } = index;
        await client.query('savepoint one_index');
        for (const other of catalogue.indexes.filter(
          (one) => one.table === table && one.unique && one !== index,
        )) {
          await client.query(`alter table ${table} drop constraint if exists ${other.name} cascade`);
          await client.query(`drop index if exists ${other.name}`);
        }
        let refusedBy: string | undefined;
        for (let tries = 0; tries < TRIES && refusedBy !== name; tries += 1) {
          const { refused } = await rows.insert(table, await storedOnce(database, index));
          if (refused?.code === '23505') refusedBy = refused.constraint;
        }
        await client.query('rollback to one_index');
        expect({ table, refusedBy }).toEqual({ table, refusedBy: name });
      }
    });

    it('find what is a person’s by an index, wherever rows have an owner', () => {
      const { columns, indexes } = database.catalogue;
      const owned = columns.filter(({ name }) => name === 'owner_id').map(({ table }) => table);
      const slow = owned.filter(
        (table) =>
          !indexes.some(
            (index) => index.table === table && !index.condition && index.columns[0] === 'owner_id',
          ),
      );
      expect(slow).toEqual([]);
    });
  },
);

/** Not those of pg-boss, which come with the library. */
const ours = ({ table }: { table: string }) => !table.includes('.');

/** Stores a row that the index is about, if it is lucky. @returns its values */
async function storedOnce({ rows }: OpenedDatabase, { table, columns, condition }: Index): Promise<Row> {
  const values = await rows.settled(table);
  if (condition) {
    const named = rows.columnsOf(table).map(({ name }) => name);
    rows.vary(values, table, {
      columns: named.filter((name) => condition.includes(name)),
      definition: condition,
    });
  }
  for (const column of columns) {
    // Left to the database, or null, which is like no other null.
    if (column && values[column] == null) values[column] = rows.sample(table, column);
  }
  await rows.insert(table, values);
  return values;
}
