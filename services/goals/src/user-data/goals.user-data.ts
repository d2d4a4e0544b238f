import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { UserData, UserDataRecord } from '@odyssey/user-data';

/** Rows read at once: an export must not hold a whole life in memory. */
const BATCH = 500;

interface Kept {
  kind: string;
  table: string;
  /** Name of the column that says whose row it is. */
  owner: string;
  /** Unique for each row of a person: the order of the export. */
  key: string;
  /** What is written of a row `r`, as one JSON object. */
  record: string;
}

const INTERNAL = `'{owner_id,search,trashed_with,tasks_total,tasks_completed,goals_total,goals_completed}'::text[]`;
const DEPENDS_ON = `jsonb_build_object('depends_on', array(
  select d.depends_on_id from task_dependencies d where d.task_id = r.id order by 1))`;

/** In an order in which they can be deleted. What lies in the trash is kept, so it is exported too. */
const KEPT: readonly Kept[] = [
  {
    kind: 'tasks',
    table: 'tasks',
    owner: 'owner_id',
    key: 'id',
    record: `to_jsonb(r) - ${INTERNAL} || ${DEPENDS_ON}`,
  },
  { kind: 'plans', table: 'plans', owner: 'owner_id', key: 'id', record: `to_jsonb(r) - ${INTERNAL}` },
  { kind: 'goals', table: 'goals', owner: 'owner_id', key: 'id', record: `to_jsonb(r) - ${INTERNAL}` },
  { kind: 'projects', table: 'projects', owner: 'owner_id', key: 'id', record: `to_jsonb(r) - ${INTERNAL}` },
  {
    kind: 'life-areas',
    table: 'life_areas',
    owner: 'owner_id',
    key: 'id',
    record: `to_jsonb(r) - ${INTERNAL}`,
  },
  {
    kind: 'achievements',
    table: 'achievements',
    owner: 'owner_id',
    key: 'id',
    record: `to_jsonb(r) - ${INTERNAL}`,
  },
  {
    kind: 'people',
    table: 'people',
    owner: 'user_id',
    key: 'user_id',
    record: `to_jsonb(r) - 'profile_version'`,
  },
];

@Injectable()
export class GoalsUserData implements UserData {
  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    for (const kept of KEPT) yield* this.exportKind(tx, userId, kept);
  }

  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { kind, table, owner } of KEPT) {
      counts[kind] = await tx.execute(`delete from ${table} where ${owner} = $1`, [userId]);
    }
    await tx.execute('delete from item_counts where owner_id = $1', [userId]);
    return counts;
  }

  private async *exportKind(tx: Tx, userId: UserId, { kind, table, owner, key, record }: Kept) {
    let after: string | null = null;
    for (;;) {
      const rows: { key: string; record: Record<string, unknown> }[] = await tx.query(
        `select r.${key} as key, ${record} as record from ${table} r
         where r.${owner} = $1 and ($2::uuid is null or r.${key} > $2) order by r.${key} limit ${BATCH}`,
        [userId, after],
      );
      for (const row of rows) yield { kind, record: inCamelCase(row.record) };
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = last.key;
    }
  }
}

/** The names that the REST resources have; what is empty is left out, as there. */
const inCamelCase = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([column, value]) => [
        column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
  );
