import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { type Delta, type Step, tally, tallyByStatus } from './tally.rules.ts';

export type CountedKind = 'task' | 'goal' | 'project';

/**
 * Keeps the numbers that progress is read from, so that reading it costs the same for ten tasks and for a hundred
 * thousand. Exact because a person has one writer.
 */
@Injectable()
export class CountsService {
  /** To be called after every change of an item, with the item before and after it. */
  async count(tx: Tx, owner: UserId, kind: CountedKind, steps: readonly Step[]): Promise<void> {
    const inGoals = kind === 'task' ? tally(steps, (item) => item.goalId) : [];
    const inProjects = kind === 'project' ? [] : tally(steps, (item) => item.projectId);
    // Sent together: none needs the answer of another.
    await Promise.all([
      this.add(tx, owner, 'goals', 'tasks', inGoals),
      this.add(tx, owner, 'projects', kind === 'task' ? 'tasks' : 'goals', inProjects),
      this.addByStatus(tx, owner, kind, steps),
    ]);
  }

  /** The parent's view shows its progress, so its version rises with it: an ETag stands for what is shown. */
  private async add(
    tx: Tx,
    owner: UserId,
    table: 'goals' | 'projects',
    what: 'tasks' | 'goals',
    deltas: readonly Delta[],
  ) {
    if (deltas.length === 0) return;
    await tx.execute(
      `update ${table} p set ${what}_total = p.${what}_total + d.total, ${what}_completed = p.${what}_completed + d.completed,
         version = p.version + 1
       from unnest($2::uuid[], $3::int[], $4::int[]) as d(id, total, completed)
       where p.owner_id = $1 and p.id = d.id`,
      [owner, deltas.map((d) => d.id), deltas.map((d) => d.total), deltas.map((d) => d.completed)],
    );
  }

  private async addByStatus(tx: Tx, owner: UserId, kind: CountedKind, steps: readonly Step[]) {
    const deltas = tallyByStatus(steps);
    if (deltas.length === 0) return;
    await tx.execute(
      `insert into item_counts (owner_id, kind, life_area_id, status, items)
       select $1, $2, * from unnest($3::uuid[], $4::text[], $5::int[])
       on conflict (owner_id, kind, life_area_id, status) do update set items = item_counts.items + excluded.items`,
      [owner, kind, deltas.map((d) => d.lifeAreaId), deltas.map((d) => d.status), deltas.map((d) => d.items)],
    );
  }
}
