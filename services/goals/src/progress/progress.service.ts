import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import { type CallerIdentity, Clock } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { GoalQueries } from '../goals/goal-queries.service.ts';
import { isOpen, type Status } from '../items/status.rules.ts';
import { knownZone, localDay } from '../people/local-day.rules.ts';
import type { GoalProgressView, ProgressSummaryView } from './progress.dto.ts';
import { explain, progressOfGoal } from './progress.rules.ts';
import { byStatus, type ItemCount, shareOf } from './summary.rules.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;

@Injectable()
export class ProgressService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly goals: GoalQueries,
  ) {}

  /** @throws not_found */
  async ofGoal(owner: UserId, goalId: string): Promise<GoalProgressView> {
    const goal = await this.goals.find(owner, goalId);
    const rows: { status: Status; tasks: number; minutes: number }[] = await this.dataSource.query(
      `select status, count(*)::int as tasks, coalesce(sum(duration_minutes), 0)::int as minutes
       from tasks where owner_id = $1 and goal_id = $2 and deleted_at is null group by status`,
      [owner, goalId],
    );
    const tasks = { todo: 0, in_progress: 0, completed: 0, paused: 0, cancelled: 0 };
    for (const row of rows) tasks[row.status] = row.tasks;
    const open = rows.filter((row) => isOpen(row.status));
    const progress = progressOfGoal(goal);
    return {
      goalId,
      ...progress,
      explanation: explain(progress, tasks.cancelled),
      tasks,
      openMinutes: open.reduce((sum, row) => sum + row.minutes, 0),
    };
  }

  /** Where the person stands, from one snapshot. Costs the same however much they have. */
  summary({ userId, timeZone }: CallerIdentity): Promise<ProgressSummaryView> {
    const now = this.clock.now();
    const zone = knownZone(timeZone);
    const today = localDay(now, zone);
    return this.transactions.reading(async (tx) => {
      const counts = await tx.query<ItemCount>(
        `select kind, life_area_id as "lifeAreaId", status, items from item_counts where owner_id = $1 and items <> 0`,
        [userId],
      );
      const lifeAreas = await tx.query<{ id: string; name: string; weight: number }>(
        'select id, name, weight from life_areas where owner_id = $1 and deleted_at is null order by id',
        [userId],
      );
      return {
        today,
        tasks: { byStatus: byStatus(counts, 'task'), ...(await this.timely(tx, userId, now, today, zone)) },
        goals: { byStatus: byStatus(counts, 'goal') },
        projects: { byStatus: byStatus(counts, 'project') },
        lifeAreas: lifeAreas.map(({ id, name, weight }) => ({
          lifeAreaId: id,
          name,
          weight,
          tasks: shareOf(counts, 'task', id),
          goals: shareOf(counts, 'goal', id),
        })),
      };
    });
  }

  /** A task due at an instant is overdue when it has passed, one due on a day when the day is over. */
  private async timely(tx: Tx, owner: UserId, now: Date, today: string, zone: string) {
    const open = `owner_id = $1 and deleted_at is null and status in ('todo', 'in_progress', 'paused')`;
    const dayEnds = `($2::date + 1)::timestamp at time zone $3`;
    const [row] = await tx.query<{ overdue: number; dueToday: number; completedLast7Days: number }>(
      `select
         (select count(*) from tasks where ${open} and due_date < $2::date)::int
           + (select count(*) from tasks where ${open} and due_at < $4)::int as overdue,
         (select count(*) from tasks where ${open} and due_date = $2::date)::int
           + (select count(*) from tasks where ${open} and due_at >= $4 and due_at < ${dayEnds})::int as "dueToday",
         (select count(*) from tasks where owner_id = $1 and deleted_at is null and completed_at > $5)::int
           as "completedLast7Days"`,
      [owner, today, zone, now, new Date(now.getTime() - WEEK_MS)],
    );
    return row ?? { overdue: 0, dueToday: 0, completedLast7Days: 0 };
  }
}
