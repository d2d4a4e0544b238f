import { Injectable } from '@nestjs/common';
import { GoalUpdated, TaskUpdated } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { Any } from 'typeorm';
import { GoalEntity } from '../goals/goal.entity.ts';
import { goalState } from '../goals/goal.rules.ts';
import { CountsService } from '../progress/counts.service.ts';
import { TaskEntity } from '../tasks/task.entity.ts';
import { taskState } from '../tasks/task.rules.ts';
import { follow } from './placement.rules.ts';
import type { Status } from './status.rules.ts';

interface Child {
  id: string;
  status: Status;
  goalId?: string | null;
  projectId: string | null;
  lifeAreaId: string | null;
  live: boolean;
}

interface Place {
  projectId: string | null;
  lifeAreaId: string | null;
}

/** Takes along what a moved goal or project holds. What lies in the trash moves too, unseen, so that it fits when restored. */
@Injectable()
export class FollowService {
  constructor(
    private readonly outbox: Outbox,
    private readonly counts: CountsService,
    private readonly clock: Clock,
  ) {}

  async goalMoved(tx: Tx, owner: UserId, goalId: string, from: Place, to: Place): Promise<void> {
    if (from.projectId === to.projectId && from.lifeAreaId === to.lifeAreaId) return;
    await this.move(tx, owner, 'tasks', 'goal_id', goalId, (child) => ({
      projectId: follow(child.projectId, from.projectId, to.projectId),
      lifeAreaId: follow(child.lifeAreaId, from.lifeAreaId, to.lifeAreaId),
    }));
  }

  async projectMoved(
    tx: Tx,
    owner: UserId,
    projectId: string,
    from: string | null,
    to: string | null,
  ): Promise<void> {
    if (from === to) return;
    const next = (child: Child) => ({ projectId, lifeAreaId: follow(child.lifeAreaId, from, to) });
    await this.move(tx, owner, 'goals', 'project_id', projectId, next);
    await this.move(tx, owner, 'tasks', 'project_id', projectId, next);
  }

  private async move(
    tx: Tx,
    owner: UserId,
    table: 'goals' | 'tasks',
    parent: 'goal_id' | 'project_id',
    parentId: string,
    next: (child: Child) => Place,
  ): Promise<void> {
    const goalId = table === 'tasks' ? ', goal_id as "goalId"' : '';
    const children = await tx.query<Child>(
      `select id, status, project_id as "projectId", life_area_id as "lifeAreaId", deleted_at is null as live ${goalId}
       from ${table} where owner_id = $1 and ${parent} = $2 order by id`,
      [owner, parentId],
    );
    const moves = children
      .map((before) => ({ before, after: { ...before, ...next(before) } }))
      .filter(
        ({ before, after }) => before.projectId !== after.projectId || before.lifeAreaId !== after.lifeAreaId,
      );
    if (moves.length === 0) return;
    await tx.execute(
      `update ${table} c set project_id = m.project_id, life_area_id = m.life_area_id, updated_at = $2, version = c.version + 1
       from unnest($3::uuid[], $4::uuid[], $5::uuid[]) as m(id, project_id, life_area_id)
       where c.owner_id = $1 and c.id = m.id`,
      [
        owner,
        this.clock.now(),
        moves.map(({ after }) => after.id),
        moves.map(({ after }) => after.projectId),
        moves.map(({ after }) => after.lifeAreaId),
      ],
    );
    const live = moves.filter(({ before }) => before.live);
    await this.counts.count(tx, owner, table === 'tasks' ? 'task' : 'goal', live);
    await this.tell(
      tx,
      table,
      live.map(({ after }) => after.id),
    );
  }

  private async tell(tx: Tx, table: 'goals' | 'tasks', ids: readonly string[]): Promise<void> {
    const where = { id: Any([...ids]) };
    const order = { id: 'ASC' } as const;
    if (table === 'tasks') {
      const tasks = await tx.manager.find(TaskEntity, { where, order });
      await this.outbox.addAll(
        tx,
        tasks.map((task) => TaskUpdated.of(taskState(task))),
      );
    } else {
      const goals = await tx.manager.find(GoalEntity, { where, order });
      await this.outbox.addAll(
        tx,
        goals.map((goal) => GoalUpdated.of(goalState(goal))),
      );
    }
  }
}
