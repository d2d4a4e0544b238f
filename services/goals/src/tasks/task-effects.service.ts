import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { AchievementsService } from '../achievements/achievements.service.ts';
import { GoalsService } from '../goals/goals.service.ts';
import { isOpen } from '../items/status.rules.ts';
import { CountsService } from '../progress/counts.service.ts';
import type { Task } from './task.rules.ts';

/** What a change of a task means to everything around it. */
@Injectable()
export class TaskEffects {
  constructor(
    private readonly counts: CountsService,
    private readonly achievements: AchievementsService,
    private readonly goals: GoalsService,
  ) {}

  async created(tx: Tx, owner: UserId, task: Task): Promise<void> {
    await this.counts.count(tx, owner, 'task', [{ after: task }]);
    if (task.completedAt) await this.achievements.taskCompleted(tx, owner, task, task.completedAt);
  }

  async changed(tx: Tx, owner: UserId, before: Task, after: Task): Promise<void> {
    await this.counts.count(tx, owner, 'task', [{ before, after }]);
    if (after.completedAt && !before.completedAt) {
      await this.achievements.taskCompleted(tx, owner, after, after.completedAt);
    }
    if (isOpen(before.status) === isOpen(after.status)) return;
    if (isOpen(after.status)) await this.goals.reopenWhenATaskIsOpenAgain(tx, owner, after.goalId);
    else await this.goals.completeWhenLastTaskIsDone(tx, owner, after.goalId);
  }
}
