import { Injectable } from '@nestjs/common';
import { type Change, Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, newId } from '@odyssey/platform';
import { AchievementsService } from '../achievements/achievements.service.ts';
import { FollowService } from '../items/follow.service.ts';
import { NOWHERE } from '../items/placement.rules.ts';
import { PlacementService } from '../items/placement.service.ts';
import { CountsService } from '../progress/counts.service.ts';
import type { GoalSummary } from '../tasks/task.rules.ts';
import { GoalEntity } from './goal.entity.ts';
import {
  changeGoal,
  createGoal,
  type FinishedTask,
  type Goal,
  type GoalEdit,
  isReachedByTasks,
  reopenGoal,
} from './goal.rules.ts';

/** The finished tasks that a goal's completion tells at most; an event has a size limit. */
const TOLD_TASKS = 500;

@Injectable()
export class GoalsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly placement: PlacementService,
    private readonly follow: FollowService,
    private readonly counts: CountsService,
    private readonly achievements: AchievementsService,
  ) {}

  /** @throws ReferenceMissing, PlacementConflict */
  async create(tx: Tx, owner: UserId, fields: GoalEdit & { title: string }): Promise<Goal> {
    const place = await this.place(tx, owner, NOWHERE, fields);
    const change = createGoal(newId(), owner, { ...fields, ...place }, this.clock.now());
    const goal = await this.outbox.saveChange<Goal>(tx, GoalEntity, change);
    await this.counts.count(tx, owner, 'goal', [{ after: goal }]);
    if (goal.completedAt) await this.achievements.goalCompleted(tx, owner, goal, goal.completedAt);
    return goal;
  }

  /** @throws not_found, stale_version, GoalCancelled, ReferenceMissing, PlacementConflict */
  async update(tx: Tx, owner: UserId, id: string, edit: GoalEdit, expected: ExpectedVersion): Promise<Goal> {
    const goal = await tx.findOwned(GoalEntity, owner, id);
    expectVersion(goal, expected);
    const place = await this.place(tx, owner, goal, edit);
    const finished = edit.status === 'completed' ? await this.finishedTasks(tx, owner, id) : [];
    const changed = await this.apply(
      tx,
      owner,
      goal,
      changeGoal(goal, { ...edit, ...place }, this.clock.now(), finished),
    );
    await this.follow.goalMoved(tx, owner, id, goal, changed);
    return changed;
  }

  /** Safe against two last tasks at once: one writer a person. */
  async completeWhenLastTaskIsDone(tx: Tx, owner: UserId, goalId: string | null): Promise<void> {
    const goal = await this.ofTask(tx, owner, goalId);
    if (!goal || !isReachedByTasks(goal)) return;
    const finished = await this.finishedTasks(tx, owner, goal.id);
    await this.apply(tx, owner, goal, changeGoal(goal, { status: 'completed' }, this.clock.now(), finished));
  }

  async reopenWhenATaskIsOpenAgain(tx: Tx, owner: UserId, goalId: string | null): Promise<void> {
    const goal = await this.ofTask(tx, owner, goalId);
    if (goal) await this.apply(tx, owner, goal, reopenGoal(goal, this.clock.now()));
  }

  /** How far the goal is once one more of its tasks is finished; `joining` when that task does not count there yet. */
  async summary(
    tx: Tx,
    owner: UserId,
    goalId: string | null,
    joining: boolean,
  ): Promise<GoalSummary | undefined> {
    const goal = await this.ofTask(tx, owner, goalId);
    return (
      goal && {
        title: goal.title,
        startedAt: goal.createdAt,
        completedTasks: goal.tasksCompleted + 1,
        totalTasks: goal.tasksTotal + (joining ? 1 : 0),
      }
    );
  }

  private async apply(tx: Tx, owner: UserId, before: Goal, change: Change<Goal>): Promise<Goal> {
    if (!change.changed) return before;
    const after = await this.outbox.saveChange<Goal>(tx, GoalEntity, change);
    await this.counts.count(tx, owner, 'goal', [{ before, after }]);
    if (after.completedAt && !before.completedAt) {
      await this.achievements.goalCompleted(tx, owner, after, after.completedAt);
    }
    return after;
  }

  private async place(
    tx: Tx,
    owner: UserId,
    current: Pick<Goal, 'projectId' | 'lifeAreaId'>,
    edit: GoalEdit,
  ) {
    const { projectId, lifeAreaId } = edit;
    const place = await this.placement.resolve(
      tx,
      owner,
      { ...current, goalId: null },
      { projectId, lifeAreaId },
    );
    return { projectId: place.projectId, lifeAreaId: place.lifeAreaId };
  }

  private async ofTask(tx: Tx, ownerId: UserId, id: string | null): Promise<Goal | undefined> {
    if (id === null) return undefined;
    return (await tx.manager.findOneBy(GoalEntity, { id, ownerId })) ?? undefined;
  }

  private async finishedTasks(tx: Tx, owner: UserId, goalId: string): Promise<FinishedTask[]> {
    return tx
      .query<FinishedTask>(
        `select id as "taskId", title, completed_at as "completedAt", duration_minutes as "durationMinutes" from tasks
       where owner_id = $1 and goal_id = $2 and status = 'completed' and deleted_at is null
       order by completed_at desc, id limit $3`,
        [owner, goalId, TOLD_TASKS],
      )
      .then((newestFirst) => newestFirst.reverse());
  }
}
