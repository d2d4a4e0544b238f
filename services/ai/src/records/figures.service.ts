import { Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { DataSource } from 'typeorm';
import { addDays, type DayString } from '../house/calendar.ts';
import { periodAround } from '../stories/period.rules.ts';
import { streakUntil } from './streak.rules.ts';

/** How a person is doing, counted from records. */
export interface Figures {
  openTasks: number;
  overdueTasks: number;
  completedToday: number;
  completedThisWeek: number;
  completedTasks: number;
  /** Days in a row on which something was finished. */
  streakDays: number;
  reachedGoals: number;
  /** Goals that are open, the nearest target first. */
  goals: { title: string; completedTasks: number; totalTasks: number; targetDate?: DayString }[];
}

/** Goals that an answer can name. */
const MOST_GOALS = 20;
/** No streak is looked for further back. */
const STREAK_DAYS = 400;

const ALIVE = 'trashed_at is null and not gone';

@Injectable()
export class FiguresService {
  constructor(private readonly dataSource: DataSource) {}

  /** @param today the person's own day */
  async of(owner: UserId, today: DayString, timeZone: string): Promise<Figures> {
    const week = periodAround('weekly', today);
    const [[counts], days, goals, [reached]] = await Promise.all([
      this.dataSource.query<Pick<Figures, 'openTasks' | 'overdueTasks' | 'completedTasks'>[]>(
        `select count(*) filter (where status in ('todo', 'in_progress'))::int as "openTasks",
           count(*) filter (where status in ('todo', 'in_progress') 
             and coalesce(due_date, (due_at at time zone $3)::date) < $2)::int as "overdueTasks",
           count(*) filter (where status = 'completed')::int as "completedTasks"
         from task_records where owner_id = $1 and ${ALIVE}`,
        [owner, today, timeZone],
      ),
      this.dataSource.query<{ day: DayString; count: number }[]>(
        `select to_char(completed_at at time zone $2, 'YYYY-MM-DD') as day, count(*)::int as count
         from task_records
         where owner_id = $1 and status = 'completed' and ${ALIVE} and completed_at >= $3::date
         group by 1`,
        [owner, timeZone, addDays(today, -STREAK_DAYS)],
      ),
      this.goals(owner),
      this.dataSource.query<{ count: number }[]>(
        `select count(*)::int as count from goal_records where owner_id = $1 and status = 'completed' and ${ALIVE}`,
        [owner],
      ),
    ]);
    const during = (from: DayString, to: DayString) =>
      days.reduce((sum, { day, count }) => (day >= from && day <= to ? sum + count : sum), 0);
    return {
      openTasks: counts?.openTasks ?? 0,
      overdueTasks: counts?.overdueTasks ?? 0,
      completedToday: during(today, today),
      completedThisWeek: during(week.from, week.to),
      completedTasks: counts?.completedTasks ?? 0,
      streakDays: streakUntil(new Set(days.map(({ day }) => day)), today),
      reachedGoals: reached?.count ?? 0,
      goals,
    };
  }

  private async goals(owner: UserId): Promise<Figures['goals']> {
    const rows = await this.dataSource.query<
      (Omit<Figures['goals'][number], 'targetDate'> & { targetDate: string | null })[]
    >(
      `select goal.title, to_char(goal.target_date, 'YYYY-MM-DD') as "targetDate",
         count(task.id) filter (where task.status = 'completed')::int as "completedTasks",
         count(task.id)::int as "totalTasks"
       from goal_records goal
       left join task_records task on task.owner_id = goal.owner_id and task.goal_id = goal.id
         and task.status <> 'cancelled' and task.trashed_at is null and not task.gone
       where goal.owner_id = $1 and goal.status in ('todo', 'in_progress') and goal.trashed_at is null and not goal.gone
       group by goal.id order by goal.target_date nulls last, goal.id limit ${MOST_GOALS}`,
      [owner],
    );
    return rows.map(({ targetDate, ...goal }) => ({
      ...goal,
      ...(targetDate === null ? {} : { targetDate }),
    }));
  }
}
