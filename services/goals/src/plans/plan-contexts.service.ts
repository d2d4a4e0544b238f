import { Injectable } from '@nestjs/common';
import type { Tx } from '@odyssey/events';
import type { CallerIdentity } from '@odyssey/platform';
import type { Goal } from '../goals/goal.rules.ts';
import type { Status } from '../items/status.rules.ts';
import { LifeAreaEntity } from '../life-areas/life-area.entity.ts';
import { localDay } from '../people/local-day.rules.ts';
import { PeopleService } from '../people/people.service.ts';
import type { PlanContext } from './plan.rules.ts';

/** The tasks that a planner is told of; more would not make its plan better. */
const TOLD_TASKS = 100;

interface TaskRow {
  title: string;
  status: Status;
  dueDate: string | null;
  dueAt: Date | null;
  durationMinutes: number | null;
}

/** Gathers what a planner needs to know, so that it has to ask nobody. */
@Injectable()
export class PlanContexts {
  constructor(private readonly people: PeopleService) {}

  async of(tx: Tx, caller: CallerIdentity, goal: Goal, now: Date): Promise<PlanContext> {
    const { timeZone, locale } = await this.people.settings(tx, caller.userId, caller);
    const lifeArea =
      goal.lifeAreaId &&
      (await tx.manager.findOneBy(LifeAreaEntity, { id: goal.lifeAreaId, ownerId: caller.userId }));
    const tasks = await this.tasksOf(tx, goal);
    return {
      ...(lifeArea ? { lifeArea: lifeArea.name } : {}),
      today: localDay(now, timeZone),
      timeZone,
      locale,
      existingTasks: tasks.map(({ title, status, dueDate, dueAt, durationMinutes }) => ({
        title,
        status,
        dueDate: dueDate ?? (dueAt ? localDay(dueAt, timeZone) : undefined),
        durationMinutes: durationMinutes ?? undefined,
      })),
    };
  }

  /** What is still to be done first, then what was done last. */
  private tasksOf(tx: Tx, goal: Goal): Promise<TaskRow[]> {
    return tx.query<TaskRow>(
      `select title, status, due_date::text as "dueDate", due_at as "dueAt", duration_minutes as "durationMinutes"
       from tasks where owner_id = $1 and goal_id = $2 and deleted_at is null
       order by status in ('completed', 'cancelled'), updated_at desc limit $3`,
      [goal.ownerId, goal.id, TOLD_TASKS],
    );
  }
}
