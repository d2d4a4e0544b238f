import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { type CallerIdentity, Clock } from '@odyssey/platform';
import { localMoment, sayDay } from '../house/calendar.ts';
import { GoalRecord } from '../records/goal-record.entity.ts';
import { ProjectRecord } from '../records/project-record.entity.ts';
import { periodAround } from './period.rules.ts';
import type { NewStory } from './story.dto.ts';
import { NothingToTell } from './story.errors.ts';
import type { Told } from './story.types.ts';

/** Finds what a person wants to be told, and whether there is anything to tell. */
@Injectable()
export class TellableService {
  constructor(private readonly clock: Clock) {}

  /** @throws NothingToTell when no task was finished there; not_found for a goal or project that is not theirs. */
  async find(tx: Tx, { userId, timeZone }: CallerIdentity, wanted: NewStory): Promise<Told> {
    if ('sourceId' in wanted)
      return wanted.kind === 'goal'
        ? this.goal(tx, userId, wanted.sourceId)
        : this.project(tx, userId, wanted.sourceId);
    const today = localMoment(this.clock.now().toISOString(), timeZone).day;
    const period = periodAround(wanted.kind, wanted.date ?? today);
    const finished = await this.finished(
      tx,
      userId,
      `completed_at >= $2::date::timestamp at time zone $4 and completed_at < ($3::date + 1)::timestamp at time zone $4`,
      [period.from, period.to, timeZone],
    );
    const when =
      period.from === period.to
        ? `on ${sayDay(period.from)}`
        : `from ${sayDay(period.from)} to ${sayDay(period.to)}`;
    if (!finished) throw new NothingToTell(`No task was completed ${when}.`);
    return { of: 'period', ...period };
  }

  private async goal(tx: Tx, owner: UserId, id: string): Promise<Told> {
    const goal = await tx.findOwned(GoalRecord, owner, id);
    if (goal.gone || goal.trashedAt) throw missing(id);
    if (!(await this.finished(tx, owner, 'goal_id = $2', [id])))
      throw new NothingToTell('No task of this goal is completed yet.');
    return { of: 'goal', goalId: id };
  }

  private async project(tx: Tx, owner: UserId, id: string): Promise<Told> {
    const project = await tx.findOwned(ProjectRecord, owner, id);
    if (project.gone || project.trashedAt) throw missing(id);
    const within = `(project_id = $2 or goal_id in (select id from goal_records where owner_id = $1 and project_id = $2))`;
    if (!(await this.finished(tx, owner, within, [id])))
      throw new NothingToTell('No task of this project is completed yet.');
    return { of: 'project', projectId: id };
  }

  private async finished(tx: Tx, owner: UserId, where: string, values: unknown[]): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from task_records
       where owner_id = $1 and status = 'completed' and trashed_at is null and not gone and ${where} limit 1`,
      [owner, ...values],
    );
    return rows.length > 0;
  }
}

const missing = (id: string) => new OdysseyError('not_found', `Nothing with the id ${id} is here.`);
