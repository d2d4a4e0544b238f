import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { TaskRecord } from '../records/task-record.entity.ts';
import type { Period } from './period.rules.ts';
import { type FinishedTask, NO_PICTURES, type Pictures } from './story-records.ts';

/** Tasks that a story of a long time can name. */
const MOST_TASKS = 1000;

/** Which finished tasks are meant. `$1` is their owner; values begin at `$2`. */
export interface TaskFilter {
  readonly where: string;
  readonly values: readonly unknown[];
}

export const inGoal = (goalId: string): TaskFilter => ({ where: 'goal_id = $2', values: [goalId] });

/** Tasks of the project itself, and those of its goals. */
export const inProject = (projectId: string): TaskFilter => ({
  where: `(project_id = $2 or goal_id in (select id from goal_records where owner_id = $1 and project_id = $2))`,
  values: [projectId],
});

/** Days begin and end in the person's own zone. */
export const during = ({ from, to }: Period, timeZone: string): TaskFilter => ({
  where: `completed_at >= $2::date::timestamp at time zone $4 and completed_at < ($3::date + 1)::timestamp at time zone $4`,
  values: [from, to, timeZone],
});

export const finishedBefore = (instant: Date): TaskFilter => ({
  where: 'completed_at < $2',
  values: [instant],
});

const FINISHED = `owner_id = $1 and status = 'completed' and completed_at is not null and trashed_at is null and not gone`;

type Row = Pick<
  TaskRecord,
  'id' | 'title' | 'description' | 'durationMinutes' | 'goalId' | 'dueDate' | 'tags'
> & {
  completedAt: Date;
};

/** What a person has finished, as goals told it. */
@Injectable()
export class FinishedTasksService {
  /** Newest first. */
  async find(
    tx: Tx,
    owner: UserId,
    { where, values }: TaskFilter,
    limit = MOST_TASKS,
  ): Promise<FinishedTask[]> {
    const rows = await tx.query<Row>(
      `select id, title, description, completed_at as "completedAt", duration_minutes as "durationMinutes",
         goal_id as "goalId", to_char(due_date, 'YYYY-MM-DD') as "dueDate", tags
       from task_records where ${FINISHED} and ${where} order by completed_at desc, id desc limit ${limit}`,
      [owner, ...values],
    );
    const tasks = rows.map(({ description, durationMinutes, goalId, dueDate, ...task }) => ({
      ...task,
      pictures: NO_PICTURES,
      ...(description === null ? {} : { description }),
      ...(durationMinutes === null ? {} : { durationMinutes }),
      ...(goalId === null ? {} : { goalId }),
      ...(dueDate === null ? {} : { dueDate }),
    }));
    return this.withPictures(tx, owner, tasks);
  }

  async any(tx: Tx, owner: UserId, { where, values }: TaskFilter): Promise<boolean> {
    const rows = await tx.query(`select from task_records where ${FINISHED} and ${where} limit 1`, [
      owner,
      ...values,
    ]);
    return rows.length > 0;
  }

  /** The same tasks, each with the pictures that are attached to it now. */
  async withPictures(tx: Tx, owner: UserId, tasks: readonly FinishedTask[]): Promise<FinishedTask[]> {
    const rows = await tx.query<Pictures & { id: string }>(
      `select attached_id as id, count(*)::int as count,
         array_remove(array_agg(caption order by id), null) as captions from picture_records
       where owner_id = $1 and attached_id = any($2) and kind = 'image' and not gone group by 1`,
      [owner, tasks.map(({ id }) => id)],
    );
    const attached = new Map(rows.map(({ id, ...pictures }) => [id, pictures]));
    return tasks.map((task) => ({ ...task, pictures: attached.get(task.id) ?? NO_PICTURES }));
  }
}
