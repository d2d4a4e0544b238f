import pg from 'pg';
import type { DataSource } from 'typeorm';

const TIMESTAMPTZ = 1184;

/** Leaves timestamps as text, written as RFC 3339: making Dates and printing them again costs more than the query. */
const timestampsAsText: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMPTZ
      ? instant
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** `2026-05-04 07:40:00.12+00` → `2026-05-04T07:40:00.120Z`. The session's time zone is UTC. */
function instant(text: string): string {
  const [whole = '', fraction = ''] = text.replace(' ', 'T').replace(/\+00$/, '').split('.');
  return `${whole}.${fraction.padEnd(3, '0')}Z`;
}

/** A statement for the busiest lists: prepared once on each connection under its name, which belongs to this text. */
export interface HotStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Plain rows with instants as text. Only for reads that a measurement asked for: elsewhere use the repositories. */
export async function hotRows<Row extends object>(
  dataSource: DataSource,
  statement: HotStatement,
): Promise<Row[]> {
  const { master } = dataSource.driver as unknown as { master: pg.Pool };
  const query = { ...statement, values: [...statement.values], types: timestampsAsText };
  const { rows } = await master.query<Row>(query);
  return rows;
}
