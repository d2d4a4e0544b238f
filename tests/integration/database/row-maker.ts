import { randomInt, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import type { Catalogue, Column, ForeignKey } from './catalogue.ts';

export type Row = Record<string, unknown>;

interface Refused {
  readonly code?: string;
  readonly constraint?: string;
}

/** A check, or what a partial index is about. */
export interface Condition {
  readonly columns: readonly (string | null)[];
  readonly definition: string;
}

const TRIES = 400;
const SAMPLES: Record<string, () => unknown> = {
  uuid: () => randomUUID(),
  text: () => `text ${randomUUID()}`,
  'character varying': () => `text ${randomUUID()}`,
  integer: () => randomInt(1, 1_000_000),
  smallint: () => randomInt(1, 10_000),
  bigint: () => randomInt(1, 1_000_000_000),
  numeric: () => 1,
  'double precision': () => 1,
  real: () => 1,
  boolean: () => false,
  date: () => '2026-05-04',
  interval: () => '1 minute',
  'time without time zone': () => '08:30',
  'timestamp with time zone': () => '2026-05-04T07:40:00Z',
  'timestamp without time zone': () => '2026-05-04T07:40:00Z',
  jsonb: () => '{}',
  json: () => '{}',
  bytea: () => Buffer.from(randomUUID()),
  inet: () => '192.0.2.1',
  cidr: () => '192.0.2.0/24',
};

/**
 * Makes rows of any table from what the catalogue says of it: parents first, and where a check refuses, other values
 * for the columns it names until it is content.
 */
export class RowMaker {
  private random = 1;

  constructor(
    private readonly client: pg.Client,
    private readonly catalogue: Catalogue,
  ) {}

  columnsOf(table: string): Column[] {
    return this.catalogue.columns.filter((column) => column.table === table);
  }

  /** Stores a row with these values among its own. @throws when nothing it tries is taken. */
  async make(table: string, fixed: Row = {}): Promise<Row> {
    const { row } = await this.insert(table, await this.settled(table, fixed));
    return row ?? {};
  }

  /** The values of a row that would be taken, with its parents stored. */
  async settled(table: string, fixed: Row = {}): Promise<Row> {
    const values = await this.filled(table, fixed);
    await this.client.query('savepoint settled');
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { refused } = await this.insert(table, values);
      if (!refused) {
        await this.client.query('rollback to settled');
        return values;
      }
      const check = this.checkOf(table, refused);
      if (!check) throw refused;
      this.vary(values, table, check, fixed);
    }
    throw new Error(`no row of ${table} was found that its checks let in`);
  }

  /** A value of the column's type, as no other row has it where the type allows. */
  sample(table: string, name: string): unknown {
    const column = this.columnsOf(table).find((one) => one.name === name);
    if (!column) throw new Error(`${table} has no column ${name}`);
    return sampleOf(column);
  }

  /** What a row needs: its parents, and a value of the right type wherever the database gives none. */
  async filled(table: string, fixed: Row): Promise<Row> {
    const values = { ...fixed };
    for (const key of this.catalogue.foreignKeys.filter((one) => one.table === table))
      if (this.needs(key, values)) await this.addParent(key, values);
    for (const column of this.columnsOf(table))
      if (!(column.name in values || column.nullable || column.given)) values[column.name] = sampleOf(column);
    return values;
  }

  async addParent(key: ForeignKey, values: Row): Promise<Row> {
    const shared = key.columns.flatMap((column, at) =>
      values[column] == null ? [] : [[key.parentColumns[at] ?? '', values[column]] as const],
    );
    const parent = await this.make(key.parent, Object.fromEntries(shared));
    for (const [at, column] of key.columns.entries()) values[column] = parent[key.parentColumns[at] ?? ''];
    return parent;
  }

  /** One try. A refusal undoes only itself. */
  async insert(table: string, values: Row): Promise<{ row?: Row; refused?: Refused }> {
    const names = Object.keys(values).map(escapeIdentifier);
    const places = names.map((_, at) => `$${at + 1}`);
    return this.attempt(
      `insert into ${table} (${names}) overriding system value values (${places}) returning *`,
      Object.values(values),
    );
  }

  async attempt(sql: string, values: unknown[] = []): Promise<{ row?: Row; refused?: Refused }> {
    await this.client.query('savepoint attempt');
    try {
      const { rows } = await this.client.query<Row>(sql, values);
      // Constraints that wait for the commit are asked now.
      await this.client.query('set constraints all immediate');
      return { row: rows[0] ?? {} };
    } catch (refused) {
      await this.client.query('rollback to attempt');
      return { refused: refused as Refused };
    } finally {
      await this.client.query('release attempt');
    }
  }

  /** Other values for some of the columns that a condition names; among them those it mentions itself. */
  vary(values: Row, table: string, about: Condition, fixed: Row = {}): void {
    for (const column of this.columnsOf(table)) {
      if (!about.columns.includes(column.name) || column.name in fixed || column.generated) continue;
      if (about.columns.length > 1 && this.draw(2) === 0) continue;
      const like = this.columnsOf(table).filter(
        ({ name, type }) => about.columns.includes(name) && type === column.type,
      );
      const candidates = [
        ...mentioned(about.definition, column),
        ...like.flatMap(({ name }) => values[name] ?? []),
        sampleOf(column),
      ];
      if (column.nullable) candidates.push(null);
      values[column.name] = candidates[this.draw(candidates.length)];
    }
  }

  private checkOf(table: string, { code, constraint }: Refused): Condition | undefined {
    if (code !== '23514') return undefined;
    return this.catalogue.checks.find((one) => one.table === table && one.name === constraint);
  }

  /** Repeatable: the same catalogue, the same values in turn. */
  private draw(below: number): number {
    this.random = (this.random * 48_271) % 2_147_483_647;
    return this.random % below;
  }

  private needs(key: ForeignKey, values: Row): boolean {
    const columns = this.columnsOf(key.table).filter(({ name }) => key.columns.includes(name));
    if (columns.every(({ name }) => values[name] != null)) return false;
    return columns.every((column) => values[column.name] != null || !(column.nullable || column.given));
  }
}

/** The literals of a check that fit the column, and their neighbours. */
function mentioned(definition: string, { type }: Column): unknown[] {
  if (/int|numeric|double|real/.test(type)) {
    const numbers = (definition.match(/\d+/g) ?? []).map(Number);
    return [...numbers.flatMap((number) => [number - 1, number, number + 1]), -1];
  }
  if (!/text|character/.test(type)) return [];
  return [...(definition.match(/'[^']*'/g) ?? []).map((literal) => literal.slice(1, -1)), 'none of them'];
}

function sampleOf({ table, name, type }: Column): unknown {
  if (type.endsWith('[]')) return [];
  const sample = SAMPLES[type];
  if (!sample) throw new Error(`${table}.${name} is of type ${type}, of which no sample is known`);
  return sample();
}
