import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ForeignKey } from './catalogue.ts';
import { type OpenedDatabase, opened, WITH_DATA } from './data-services.ts';
import type { Row } from './row-maker.ts';

/** The design: one line of the page for each key, `every` for those of the libraries. */
const DESIGN = readFileSync('docs/databases.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \w+ \| `/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, service, key, child, parent, onDelete, why]) => ({ service, key, child, parent, onDelete, why }));

const shown = ({ name, table, columns, parent, parentColumns, onDelete }: ForeignKey) => ({
  key: `\`${name}\``,
  child: `\`${table} (${columns.join(', ')})\``,
  parent: `\`${parent} (${parentColumns.join(', ')})\``,
  onDelete,
});

describe.each(WITH_DATA.map((definition) => [definition.name, definition] as const))(
  'the foreign keys of %s',
  (name, definition) => {
    let database: OpenedDatabase;
    beforeAll(async () => {
      database = await opened(definition);
    });
    afterAll(() => database.close());

    const each = async (check: (key: ForeignKey) => Promise<void>) => {
      for (const key of database.catalogue.foreignKeys) {
        await database.client.query('savepoint one_key');
        try {
          await check(key);
        } catch (error) {
          throw new Error(`${key.name}: ${(error as Error).message}`, { cause: error });
        }
        await database.client.query('rollback to one_key');
      }
    };

    it('are those that docs/databases.md describes, with why each is as it is', () => {
      const described = DESIGN.filter(({ service }) => service === name || service === 'every');
      expect(described.map(({ service: _, why: __, ...rest }) => rest).sort(byKey)).toEqual(
        database.catalogue.foreignKeys.map(shown).sort(byKey),
      );
      expect(described.filter(({ why }) => !why)).toEqual([]);
    });

    it('each refuse a row whose other end is not there', () =>
      each(async (key) => {
        const { rows } = database;
        const child = await childOf(database, key);
        const stranger = await rows.filled(key.parent, {});
        const missing = key.columns.at(-1) ?? '';
        const values = { ...child, [missing]: stranger[key.parentColumns.at(-1) ?? ''] };
        const { refused } = await rows.insert(key.table, values);
        expect([refused?.code, refused?.constraint]).toEqual(['23503', key.name]);
        expect((await rows.insert(key.table, child)).refused).toBeUndefined();
      }));

    it('each do as designed when the other end goes', () =>
      each(async (key) => {
        const { rows, client } = database;
        const child = (await rows.insert(key.table, await childOf(database, key))).row ?? {};
        const bystander = (await rows.insert(key.table, await childOf(database, key))).row ?? {};
        const parent = Object.fromEntries(
          key.parentColumns.map((column, at) => [column, child[key.columns[at] ?? '']]),
        );
        const { refused } = await rows.attempt(...statement(`delete from ${key.parent}`, parent));
        const left = async (row: Row) => {
          const { primary } = primaryOf(database, key.table, row);
          return (await client.query<Row>(...statement(`select * from ${key.table}`, primary))).rows;
        };
        const now = await left(child);
        if (key.onDelete === 'cascade') expect([refused, now]).toEqual([undefined, []]);
        else if (key.onDelete === 'set null')
          expect(key.columns.map((column) => now[0]?.[column])).toContain(null);
        else expect([refused?.code, refused?.constraint, now.length]).toEqual(['23503', key.name, 1]);
        expect(await left(bystander)).toHaveLength(1);
      }));

    it('each have an index to look from the parent, so that a delete reads no whole table', () => {
      const uncovered = database.catalogue.foreignKeys.filter(
        ({ table, columns }) =>
          !database.catalogue.indexes.some(
            (index) =>
              index.table === table &&
              !index.condition &&
              columns.every((column) => index.columns.slice(0, columns.length).includes(column)),
          ),
      );
      expect(uncovered.map(({ name: key }) => key).filter((key) => !NEVER_DELETED.has(key))).toEqual([]);
    });
  },
);

/** Of pg-boss: their parents are the queues, a few rows that are declared once and never deleted. */
const NEVER_DELETED = new Set(['q_fkey', 'dlq_fkey', 'queue_dead_letter_fkey', 'subscription_name_fkey']);

const byKey = (one: { key?: string; child?: string }, other: { key?: string; child?: string }) =>
  `${one.child}${one.key}`.localeCompare(`${other.child}${other.key}`);

/** A whole row that points at a parent of its own, not stored yet. */
async function childOf({ rows }: OpenedDatabase, key: ForeignKey): Promise<Row> {
  const parents: Row = {};
  await rows.addParent(key, parents);
  return rows.settled(key.table, parents);
}

function primaryOf({ catalogue }: OpenedDatabase, table: string, row: Row): { primary: Row } {
  const columns = catalogue.indexes.find((index) => index.table === table && index.primary)?.columns ?? [];
  return { primary: Object.fromEntries(columns.map((column) => [column ?? '', row[column ?? '']])) };
}

function statement(start: string, row: Row): [string, unknown[]] {
  const conditions = Object.keys(row).map((column, at) => `${column} = $${at + 1}`);
  return [`${start} where ${conditions.join(' and ')}`, Object.values(row)];
}
