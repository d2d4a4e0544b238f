import { Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { DataSource } from 'typeorm';

/** Minutes that a person has promised to days ahead. */
@Injectable()
export class DayLoadService {
  constructor(private readonly dataSource: DataSource) {}

  /** Open, dated tasks with a duration from that day on, as minutes by day; the goal's own tasks are left out. */
  async from(
    owner: UserId,
    day: string,
    timeZone: string,
    exceptGoal: string,
  ): Promise<Record<string, number>> {
    const rows: { day: string; minutes: number }[] = await this.dataSource.query(
      `select to_char(due, 'YYYY-MM-DD') as day, sum(duration_minutes)::int as minutes
       from (
         select coalesce(due_date, (due_at at time zone $4)::date) as due, duration_minutes
         from task_records
         where owner_id = $1 and duration_minutes is not null and goal_id is distinct from $3
           and status in ('todo', 'in_progress') and trashed_at is null and not gone
       ) as promised
       where due >= $2 group by 1`,
      [owner, day, exceptGoal, timeZone],
    );
    return Object.fromEntries(rows.map(({ day: date, minutes }) => [date, minutes]));
  }
}
