import type pg from 'pg';

/** Tables are named with their schema unless it is `public`, as PostgreSQL shows them. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** The database gives it a value when an insert does not. */
  readonly given: boolean;
  readonly generated: boolean;
}

export interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly columns: string[];
  readonly parent: string;
  readonly parentColumns: string[];
  readonly onDelete: 'cascade' | 'restrict' | 'set null' | 'set default' | 'refuse';
}

export interface Check {
  readonly name: string;
  readonly table: string;
  readonly columns: string[];
  readonly definition: string;
}

export interface Index {
  readonly name: string;
  readonly table: string;
  readonly unique: boolean;
  readonly primary: boolean;
  /** Which rows it is about, when not all. */
  readonly condition: string | null;
  /** Null stands for an expression. */
  readonly columns: (string | null)[];
}

export interface Catalogue {
  readonly columns: Column[];
  readonly foreignKeys: ForeignKey[];
  readonly checks: Check[];
  readonly indexes: Index[];
}

const OURS = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;
const named = (relation: string, keys: string) =>
  `array(select attname::text from unnest(${keys}) with ordinality as k(num, n)
     join pg_attribute on attrelid = ${relation} and attnum = num order by n)`;

/** Read from PostgreSQL's own catalogue. What a partition has from its table is left out. */
export async function catalogueOf(client: pg.Client): Promise<Catalogue> {
  const rows = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows;
  return {
    columns: await rows<Column>(`
      select c.oid::regclass::text as table, attname as name, format_type(atttypid, null) as type,
        not attnotnull as nullable, atthasdef or attidentity <> '' as given, attgenerated <> '' as generated
      from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
      where relkind in ('r', 'p') and attnum > 0 and not attisdropped and ${OURS} order by 1, attnum`),
    foreignKeys: await rows<ForeignKey>(`
      select conname as name, conrelid::regclass::text as table, ${named('conrelid', 'conkey')} as columns,
        confrelid::regclass::text as parent, ${named('confrelid', 'confkey')} as "parentColumns",
        case confdeltype when 'c' then 'cascade' when 'r' then 'restrict' when 'n' then 'set null'
          when 'd' then 'set default' else 'refuse' end as "onDelete"
      from pg_constraint join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = c.relnamespace
      where contype = 'f' and coninhcount = 0 and ${OURS} order by 2, 1`),
    checks: await rows<Check>(`
      select conname as name, conrelid::regclass::text as table, ${named('conrelid', 'conkey')} as columns,
        pg_get_constraintdef(pg_constraint.oid) as definition
      from pg_constraint join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = c.relnamespace
      where contype = 'c' and coninhcount = 0 and ${OURS} order by 2, 1`),
    indexes: await rows<Index>(`
      select i.relname as name, c.oid::regclass::text as table, indisunique as unique, indisprimary as primary,
        pg_get_expr(indpred, indrelid) as condition,
        array(select attname::text from unnest(indkey) with ordinality as k(num, n)
          left join pg_attribute on attrelid = c.oid and attnum = num and num > 0 order by n) as columns
      from pg_index join pg_class c on c.oid = indrelid join pg_class i on i.oid = indexrelid
        join pg_namespace n on n.oid = c.relnamespace
      where ${OURS} order by 2, 1`),
  };
}
