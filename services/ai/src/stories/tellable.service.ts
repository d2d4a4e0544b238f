import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { type CallerIdentity, Clock } from '@odyssey/platform';
import { localMoment, sayDay } from '../house/calendar.ts';
import { GoalRecord } from '../records/goal-record.entity.ts';
import { ProjectRecord } from '../records/project-record.entity.ts';
import { during, FinishedTasksService, inGoal, inProject } from './finished-tasks.service.ts';
import { type Period, periodAround } from './period.rules.ts';
import type { NewStory } from './story.dto.ts';
import { NothingToTell } from './story.errors.ts';
import type { Told } from './story.types.ts';

/** Finds what a person wants to be told, and whether there is anything to tell. */
@Injectable()
export class TellableService {
  constructor(
    private readonly clock: Clock,
    private readonly finished: FinishedTasksService,
  ) {}

  /** @throws NothingToTell when no task was finished there; not_found for a goal or project that is not theirs. */
  async find(tx: Tx, { userId, timeZone }: CallerIdentity, wanted: NewStory): Promise<Told> {
    if ('sourceId' in wanted)
      return wanted.kind === 'goal'
        ? this.goal(tx, userId, wanted.sourceId)
        : this.project(tx, userId, wanted.sourceId);
    const today = localMoment(this.clock.now().toISOString(), timeZone).day;
    const period = periodAround(wanted.kind, wanted.date ?? today);
    if (await this.finished.any(tx, userId, during(period, timeZone)))
      return { of: 'period', ...period, timeZone };
    throw new NothingToTell(`No task was completed ${sayPeriod(period)}.`);
  }

  private async goal(tx: Tx, owner: UserId, id: string): Promise<Told> {
    refuseGone(await tx.findOwned(GoalRecord, owner, id));
    if (await this.finished.any(tx, owner, inGoal(id))) return { of: 'goal', goalId: id };
    throw new NothingToTell('No task of this goal is completed yet.');
  }

  private async project(tx: Tx, owner: UserId, id: string): Promise<Told> {
    refuseGone(await tx.findOwned(ProjectRecord, owner, id));
    if (await this.finished.any(tx, owner, inProject(id))) return { of: 'project', projectId: id };
    throw new NothingToTell('No task of this project is completed yet.');
  }
}

/** What is in the trash is nowhere but in the trash. */
function refuseGone({ id, gone, trashedAt }: GoalRecord | ProjectRecord): void {
  if (gone || trashedAt) throw new OdysseyError('not_found', `Nothing with the id ${id} is here.`);
}

function sayPeriod({ from, to }: Period): string {
  return from === to ? `on ${sayDay(from)}` : `from ${sayDay(from)} to ${sayDay(to)}`;
}
