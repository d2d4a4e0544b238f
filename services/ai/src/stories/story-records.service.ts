import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import { GoalRecord } from '../records/goal-record.entity.ts';
import { PeopleService, type Person } from '../records/people.service.ts';
import { ProjectRecord } from '../records/project-record.entity.ts';
import type { TaskRecord } from '../records/task-record.entity.ts';
import type { StoryEntity } from './story.entity.ts';
import type { FinishedTask, StoryRecords, ToldGoal } from './story-records.ts';

/** Tasks that a story of a long time can name. */
const MOST_TASKS = 1000;
/** Former tasks that a story compares with. */
const MOST_BEFORE = 400;
const OPENINGS = 5;

const FINISHED = `status = 'completed' and completed_at is not null and trashed_at is null and not gone`;

type Finished = Pick<
  TaskRecord,
  'id' | 'title' | 'description' | 'durationMinutes' | 'goalId' | 'dueDate' | 'tags'
> & {
  completedAt: Date;
  pictures: number;
};

/** Reads what a story is written from, in one snapshot. */
@Injectable()
export class StoryRecordsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
  ) {}

  async of(story: StoryEntity): Promise<StoryRecords> {
    const person = await this.people.find(story.ownerId);
    return this.transactions.reading(async (tx) => {
      const records = await this.told(tx, story, person);
      const last = records.tasks.at(-1)?.completedAt ?? story.createdAt;
      const first = records.tasks.at(0)?.completedAt ?? last;
      const [before, openings, siblings] = await Promise.all([
        this.finished(tx, story.ownerId, 'completed_at < $2', [first], MOST_BEFORE),
        this.openings(tx, story),
        this.siblings(tx, story),
      ]);
      const pictures = records.tasks.reduce((sum, task) => sum + task.pictures, 0);
      return { kind: story.kind, person, before, openings, siblings, pictures, ...records };
    });
  }

  private async told(
    tx: Tx,
    { told, ownerId: owner }: StoryEntity,
    { timeZone }: Person,
  ): Promise<Pick<StoryRecords, 'tasks' | 'goals' | 'project' | 'period'>> {
    switch (told.of) {
      case 'task': {
        const { taskId, goalId, goal } = told.task;
        const pictures = await this.picturesOf(tx, owner, taskId);
        const task: FinishedTask = {
          ...told.task,
          id: taskId,
          completedAt: new Date(told.task.completedAt),
          pictures,
        };
        if (!goalId || !goal) return { tasks: [task], goals: [] };
        const [known] = await this.goals(tx, owner, [goalId]);
        // The counts are those of the moment: the records may have gone on since.
        const { completedTasks, totalTasks, title, startedAt } = goal;
        const then = { id: goalId, title, startedAt: new Date(startedAt), completedTasks, totalTasks };
        return { tasks: [task], goals: [{ ...known, ...then }] };
      }
      case 'celebration': {
        const { goal } = told;
        const tasks = goal.tasks.map(
          ({ taskId, completedAt, ...task }): FinishedTask => ({
            ...task,
            id: taskId,
            completedAt: new Date(completedAt),
            tags: [],
            goalId: goal.goalId,
            pictures: 0,
          }),
        );
        const pictures = await Promise.all(tasks.map(({ id }) => this.picturesOf(tx, owner, id)));
        const count = tasks.length;
        return {
          tasks: tasks.map((task, index) => ({ ...task, pictures: pictures[index] ?? 0 })),
          goals: [
            {
              id: goal.goalId,
              title: goal.title,
              ...(goal.description === undefined ? {} : { description: goal.description }),
              ...(goal.targetDate === undefined ? {} : { targetDate: goal.targetDate }),
              startedAt: new Date(goal.startedAt),
              completedAt: new Date(goal.completedAt),
              completedTasks: count,
              totalTasks: count,
            },
          ],
        };
      }
      case 'goal': {
        const tasks = await this.finished(tx, owner, 'goal_id = $2', [told.goalId]);
        return { tasks: tasks.reverse(), goals: await this.goals(tx, owner, [told.goalId]) };
      }
      case 'project': {
        const within = `(project_id = $2 or goal_id in (select id from goal_records where owner_id = $1 and project_id = $2))`;
        const tasks = (await this.finished(tx, owner, within, [told.projectId])).reverse();
        const project = await tx.manager.findOneBy(ProjectRecord, { id: told.projectId, ownerId: owner });
        return {
          tasks,
          goals: await this.goals(tx, owner, goalsOf(tasks)),
          ...(project ? { project: await this.project(tx, project, within) } : {}),
        };
      }
      case 'period': {
        const during = `completed_at >= $2::date::timestamp at time zone $4 and completed_at < ($3::date + 1)::timestamp at time zone $4`;
        const tasks = (await this.finished(tx, owner, during, [told.from, told.to, timeZone])).reverse();
        return {
          tasks,
          goals: await this.goals(tx, owner, goalsOf(tasks)),
          period: { from: told.from, to: told.to },
        };
      }
    }
  }

  /** Newest first. */
  private async finished(
    tx: Tx,
    owner: UserId,
    where: string,
    values: unknown[],
    limit = MOST_TASKS,
  ): Promise<FinishedTask[]> {
    const rows = await tx.query<Finished>(
      `select id, title, description, completed_at as "completedAt", duration_minutes as "durationMinutes",
         goal_id as "goalId", to_char(due_date, 'YYYY-MM-DD') as "dueDate", tags,
         (select count(*)::int from picture_records picture
          where picture.owner_id = $1 and picture.attached_id = task_records.id and picture.kind = 'image'
            and not picture.gone) as pictures
       from task_records where owner_id = $1 and ${FINISHED} and ${where}
       order by completed_at desc, id desc limit ${limit}`,
      [owner, ...values],
    );
    return rows.map(({ description, durationMinutes, goalId, dueDate, ...task }) => ({
      ...task,
      ...(description === null ? {} : { description }),
      ...(durationMinutes === null ? {} : { durationMinutes }),
      ...(goalId === null ? {} : { goalId }),
      ...(dueDate === null ? {} : { dueDate }),
    }));
  }

  private async goals(tx: Tx, owner: UserId, ids: readonly string[]): Promise<ToldGoal[]> {
    if (ids.length === 0) return [];
    const counts = await tx.query<{ goal_id: string; completed: number; total: number }>(
      `select goal_id, count(*) filter (where status = 'completed')::int as completed, count(*)::int as total
       from task_records
       where owner_id = $1 and goal_id = any($2) and status <> 'cancelled' and trashed_at is null and not gone
       group by 1`,
      [owner, ids],
    );
    const found = await tx.manager.find(GoalRecord, { where: { ownerId: owner } });
    return ids.flatMap((id) => {
      const goal = found.find((each) => each.id === id);
      const count = counts.find((each) => each.goal_id === id);
      if (!goal) return [];
      return [
        {
          id,
          ...titled(goal),
          ...(goal.startedAt === null ? {} : { startedAt: goal.startedAt }),
          ...(goal.completedAt === null ? {} : { completedAt: goal.completedAt }),
          ...(goal.targetDate === null ? {} : { targetDate: goal.targetDate }),
          completedTasks: count?.completed ?? 0,
          totalTasks: count?.total ?? 0,
        },
      ];
    });
  }

  private async project(tx: Tx, project: ProjectRecord, within: string): Promise<ToldGoal> {
    const [count] = await tx.query<{ completed: number; total: number }>(
      `select count(*) filter (where status = 'completed')::int as completed, count(*)::int as total
       from task_records
       where owner_id = $1 and ${within} and status <> 'cancelled' and trashed_at is null and not gone`,
      [project.ownerId, project.id],
    );
    return {
      id: project.id,
      ...titled(project),
      ...(project.startedAt === null ? {} : { startedAt: project.startedAt }),
      ...(project.completedAt === null ? {} : { completedAt: project.completedAt }),
      completedTasks: count?.completed ?? 0,
      totalTasks: count?.total ?? 0,
    };
  }

  private async siblings(tx: Tx, { ownerId, told }: StoryEntity): Promise<string[]> {
    if (told.of !== 'task' || !told.task.goalId) return [];
    const rows = await tx.query<{ title: string }>(
      `select title from task_records
       where owner_id = $1 and goal_id = $2 and id <> $3 and trashed_at is null and not gone limit 100`,
      [ownerId, told.task.goalId, told.task.taskId],
    );
    return rows.map(({ title }) => title);
  }

  private async picturesOf(tx: Tx, owner: UserId, thing: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from picture_records
       where owner_id = $1 and attached_id = $2 and kind = 'image' and not gone`,
      [owner, thing],
    );
    return row?.count ?? 0;
  }

  /** This story's own former opening comes first: regenerating is asking for other words. */
  private async openings(tx: Tx, story: StoryEntity): Promise<string[]> {
    const rows = await tx.query<{ text: string }>(
      `select text from stories where owner_id = $1 and revision > 0 order by (id = $2) desc, updated_at desc limit ${OPENINGS}`,
      [story.ownerId, story.id],
    );
    return rows.map(({ text }) => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text.slice(0, 200));
  }
}

const goalsOf = (tasks: readonly FinishedTask[]) => [...new Set(tasks.flatMap(({ goalId }) => goalId ?? []))];

const titled = ({ title, description }: { title: string; description: string | null }) => ({
  title,
  ...(description === null ? {} : { description }),
});
