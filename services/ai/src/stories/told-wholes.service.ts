import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { In } from 'typeorm';
import { GoalRecord } from '../records/goal-record.entity.ts';
import { ProjectRecord } from '../records/project-record.entity.ts';
import { inGoal, inProject, type TaskFilter } from './finished-tasks.service.ts';
import type { ToldWhole } from './story-records.ts';

/** Goals and projects that a story tells of, with how far they are. */
@Injectable()
export class ToldWholesService {
  /** In the order of the ids; unknown ones are left out. */
  async goals(tx: Tx, owner: UserId, ids: readonly string[]): Promise<ToldWhole[]> {
    const found = await tx.manager.findBy(GoalRecord, { id: In([...ids]), ownerId: owner });
    const byId = new Map(found.map((goal) => [goal.id, goal]));
    const known = ids.flatMap((id) => byId.get(id) ?? []);
    return Promise.all(
      known.map(async (goal) => ({
        ...whole(goal),
        ...(goal.targetDate === null ? {} : { targetDate: goal.targetDate }),
        ...(await this.counts(tx, owner, inGoal(goal.id))),
      })),
    );
  }

  async project(tx: Tx, owner: UserId, id: string): Promise<ToldWhole | undefined> {
    const project = await tx.manager.findOneBy(ProjectRecord, { id, ownerId: owner });
    return project ? { ...whole(project), ...(await this.counts(tx, owner, inProject(id))) } : undefined;
  }

  private async counts(tx: Tx, owner: UserId, { where, values }: TaskFilter) {
    const [count] = await tx.query<Pick<ToldWhole, 'completedTasks' | 'totalTasks'>>(
      `select count(*) filter (where status = 'completed')::int as "completedTasks", count(*)::int as "totalTasks"
       from task_records
       where owner_id = $1 and status <> 'cancelled' and trashed_at is null and not gone and ${where}`,
      [owner, ...values],
    );
    return count ?? { completedTasks: 0, totalTasks: 0 };
  }
}

function whole({ id, title, description, startedAt, completedAt }: GoalRecord | ProjectRecord) {
  return {
    id,
    title,
    ...(description === null ? {} : { description }),
    ...(startedAt === null ? {} : { startedAt }),
    ...(completedAt === null ? {} : { completedAt }),
  };
}
