import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import { PeopleService } from '../records/people.service.ts';
import { during, FinishedTasksService, finishedBefore, inGoal, inProject } from './finished-tasks.service.ts';
import type { StoryEntity } from './story.entity.ts';
import type { Told } from './story.types.ts';
import { type FinishedTask, NO_PICTURES, type StoryRecords } from './story-records.ts';
import { ToldWholesService } from './told-wholes.service.ts';

/** Former tasks that a story compares with. */
const MOST_BEFORE = 400;
const OPENINGS = 5;
/** Other tasks of a goal that are looked at to see whether there are more of a kind. */
const MOST_SIBLINGS = 100;

type ToldRecords = Pick<StoryRecords, 'tasks' | 'goals' | 'project' | 'period'>;

/** Reads what a story is written from, in one snapshot. */
@Injectable()
export class StoryRecordsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
    private readonly finished: FinishedTasksService,
    private readonly wholes: ToldWholesService,
  ) {}

  async of(story: StoryEntity): Promise<StoryRecords> {
    const { ownerId: owner, told, kind } = story;
    const person = await this.people.find(owner);
    // A period was chosen in the zone that the person had then.
    const timeZone = told.of === 'period' ? told.timeZone : person.timeZone;
    return this.transactions.reading(async (tx) => {
      const records = await this.told(tx, owner, told);
      const first = records.tasks.at(0)?.completedAt ?? story.createdAt;
      const [before, openings, siblings] = await Promise.all([
        this.finished.find(tx, owner, finishedBefore(first), MOST_BEFORE),
        this.openings(tx, story),
        this.siblings(tx, owner, told),
      ]);
      const pictures = {
        count: records.tasks.reduce((sum, task) => sum + task.pictures.count, 0),
        captions: records.tasks.flatMap((task) => task.pictures.captions),
      };
      return { kind, person: { ...person, timeZone }, before, openings, siblings, pictures, ...records };
    });
  }

  private async told(tx: Tx, owner: UserId, told: Told): Promise<ToldRecords> {
    switch (told.of) {
      case 'task':
        return this.task(tx, owner, told);
      case 'celebration':
        return this.celebration(tx, owner, told);
      case 'goal': {
        const tasks = await this.finished.find(tx, owner, inGoal(told.goalId));
        return { tasks: tasks.reverse(), goals: await this.wholes.goals(tx, owner, [told.goalId]) };
      }
      case 'project': {
        const tasks = await this.finished.find(tx, owner, inProject(told.projectId));
        const project = await this.wholes.project(tx, owner, told.projectId);
        return { ...(await this.withGoals(tx, owner, tasks.reverse())), ...(project ? { project } : {}) };
      }
      case 'period': {
        const tasks = await this.finished.find(tx, owner, during(told, told.timeZone));
        const { from, to } = told;
        return { ...(await this.withGoals(tx, owner, tasks.reverse())), period: { from, to } };
      }
    }
  }

  /** The figures of the goal are those of the moment, from the event: the records may have gone on since. */
  private async task(tx: Tx, owner: UserId, { task }: Extract<Told, { of: 'task' }>): Promise<ToldRecords> {
    const { taskId: id, completedAt, goalId, goal, ...rest } = task;
    const finished = {
      ...rest,
      id,
      completedAt: new Date(completedAt),
      pictures: NO_PICTURES,
      ...(goalId ? { goalId } : {}),
    };
    const tasks = await this.finished.withPictures(tx, owner, [finished]);
    if (!goalId || !goal) return { tasks, goals: [] };
    const [known] = await this.wholes.goals(tx, owner, [goalId]);
    return { tasks, goals: [{ ...known, ...goal, id: goalId, startedAt: new Date(goal.startedAt) }] };
  }

  private async celebration(
    tx: Tx,
    owner: UserId,
    { goal }: Extract<Told, { of: 'celebration' }>,
  ): Promise<ToldRecords> {
    const { goalId, tasks, startedAt, completedAt, ...rest } = goal;
    const finished = tasks.map(({ taskId: id, completedAt: at, ...task }) => ({
      ...task,
      id,
      completedAt: new Date(at),
      tags: [],
      goalId,
      pictures: NO_PICTURES,
    }));
    const whole = {
      ...rest,
      id: goalId,
      startedAt: new Date(startedAt),
      completedAt: new Date(completedAt),
      completedTasks: tasks.length,
      totalTasks: tasks.length,
    };
    return { tasks: await this.finished.withPictures(tx, owner, finished), goals: [whole] };
  }

  private async withGoals(tx: Tx, owner: UserId, tasks: FinishedTask[]): Promise<ToldRecords> {
    const ids = [...new Set(tasks.flatMap(({ goalId }) => goalId ?? []))];
    return { tasks, goals: await this.wholes.goals(tx, owner, ids) };
  }

  private async siblings(tx: Tx, owner: UserId, told: Told): Promise<string[]> {
    if (told.of !== 'task' || !told.task.goalId) return [];
    const rows = await tx.query<{ title: string }>(
      `select title from task_records
       where owner_id = $1 and goal_id = $2 and id <> $3 and trashed_at is null and not gone limit ${MOST_SIBLINGS}`,
      [owner, told.task.goalId, told.task.taskId],
    );
    return rows.map(({ title }) => title);
  }

  /** This story's own former opening comes first: regenerating is asking for other words. */
  private async openings(tx: Tx, { id, ownerId }: StoryEntity): Promise<string[]> {
    const rows = await tx.query<{ text: string }>(
      `select text from stories where owner_id = $1 and revision > 0
       order by (id = $2) desc, updated_at desc limit ${OPENINGS}`,
      [ownerId, id],
    );
    return rows.map(({ text }) => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text.slice(0, 200));
  }
}
