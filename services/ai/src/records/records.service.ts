import { Injectable } from '@nestjs/common';
import type { Received } from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';

export type RecordTable = 'people' | 'project_records' | 'goal_records' | 'task_records' | 'picture_records';

/** Column names are ours; values may come from anywhere. */
export type Columns = Readonly<Record<string, unknown>>;

/** Keeps what other services tell about the things that stories and answers are made from. */
@Injectable()
export class RecordsService {
  /**
   * Writes what an event says about its thing. An event that is older than what is known changes nothing, so a replay
   * or a late delivery ends in the same state.
   */
  async keep(tx: Tx, table: RecordTable, event: Received, columns: Columns): Promise<void> {
    const row = {
      id: event.aggregate.id,
      owner_id: event.subject,
      version: event.aggregate.version,
      ...columns,
    };
    const names = Object.keys(row);
    const updated = names.filter((name) => name !== 'id' && name !== 'owner_id');
    await tx.execute(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
       on conflict (id) do update set ${updated.map((name) => `${name} = excluded.${name}`).join(', ')}
       where ${table}.version < excluded.version and ${table}.owner_id = excluded.owner_id`,
      Object.values(row),
    );
  }

  /** Gone for good: the person's words go, the version stays so that nothing older brings them back. */
  async forget(tx: Tx, table: Exclude<RecordTable, 'people'>, event: Received): Promise<void> {
    const words = table === 'picture_records' ? { caption: null } : { title: '', description: null };
    await this.keep(tx, table, event, { ...words, gone: true });
  }
}
