import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { ReferenceMissing } from '../items/item.errors.ts';
import { type Dependency, findCycle } from './dependencies.rules.ts';
import { DependencyCycle } from './task.errors.ts';

@Injectable()
export class DependenciesService {
  /**
   * Makes exactly these tasks come before the task; what waits in the trash stays remembered.
   * @throws ReferenceMissing when one is not there; DependencyCycle
   */
  async replace(tx: Tx, owner: UserId, taskId: string, dependsOn: readonly string[]): Promise<void> {
    await this.mustExist(tx, owner, dependsOn);
    const cycle = findCycle(taskId, dependsOn, await this.reachable(tx, dependsOn));
    if (cycle) throw new DependencyCycle(cycle);
    await tx.execute(
      `delete from task_dependencies d using tasks o
       where d.task_id = $1 and o.id = d.depends_on_id and o.deleted_at is null and d.depends_on_id <> all($2::uuid[])`,
      [taskId, dependsOn],
    );
    await tx.execute(
      `insert into task_dependencies (owner_id, task_id, depends_on_id)
       select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
      [owner, taskId, dependsOn],
    );
  }

  private async mustExist(tx: Tx, owner: UserId, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.query<{ id: string }>(
      'select id from tasks where owner_id = $1 and id = any($2::uuid[]) and deleted_at is null',
      [owner, ids],
    );
    const there = new Set(rows.map((row) => row.id));
    const missing = ids.findIndex((id) => !there.has(id));
    if (missing >= 0) throw new ReferenceMissing(`/dependsOn/${missing}`, ids[missing] ?? '');
  }

  /** Also through tasks in the trash: a restore must not close a circle. */
  private reachable(tx: Tx, from: readonly string[]): Promise<Dependency[]> {
    if (from.length === 0) return Promise.resolve([]);
    return tx.query<Dependency>(
      `with recursive reached as (
         select task_id, depends_on_id from task_dependencies where task_id = any($1::uuid[])
         union
         select d.task_id, d.depends_on_id from task_dependencies d join reached r on d.task_id = r.depends_on_id
       )
       select task_id as "taskId", depends_on_id as "dependsOnId" from reached`,
      [from],
    );
  }
}
