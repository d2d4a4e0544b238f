import { Injectable } from '@nestjs/common';
import { type Change, Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, newId } from '@odyssey/platform';
import { GoalsService } from '../goals/goals.service.ts';
import { NOWHERE } from '../items/placement.rules.ts';
import { PlacementService } from '../items/placement.service.ts';
import { DependenciesService } from './dependencies.service.ts';
import { TaskEntity } from './task.entity.ts';
import { changeTask, completeTask, createTask, reopenTask, type Task, type TaskEdit } from './task.rules.ts';
import { TaskEffects } from './task-effects.service.ts';

@Injectable()
export class TasksService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly placement: PlacementService,
    private readonly dependencies: DependenciesService,
    private readonly goals: GoalsService,
    private readonly effects: TaskEffects,
  ) {}

  /** @throws ReferenceMissing, PlacementConflict */
  async create(tx: Tx, owner: UserId, fields: TaskEdit & { title: string }, id = newId()): Promise<Task> {
    const place = await this.placement.resolve(tx, owner, NOWHERE, fields);
    const goal =
      fields.status === 'completed' ? await this.goals.summary(tx, owner, place.goalId, true) : undefined;
    const { state: task, events } = createTask(id, owner, { ...fields, ...place }, this.clock.now(), goal);
    // `saveChange` would look for the row first; creates come in bursts.
    await tx.manager.insert(TaskEntity, task);
    await this.outbox.addAll(tx, events);
    if (task.dependsOn.length > 0) await this.dependencies.replace(tx, owner, id, task.dependsOn);
    await this.effects.created(tx, owner, task);
    return task;
  }

  /** @throws not_found, stale_version, TaskCancelled, ReferenceMissing, PlacementConflict, DependencyCycle */
  async update(tx: Tx, owner: UserId, id: string, edit: TaskEdit, expected: ExpectedVersion): Promise<Task> {
    const task = await tx.findOwned(TaskEntity, owner, id);
    expectVersion(task, expected);
    const place = await this.placement.resolve(tx, owner, task, edit);
    const goal =
      edit.status === 'completed'
        ? await this.goals.summary(tx, owner, place.goalId, place.goalId !== task.goalId)
        : undefined;
    return this.apply(tx, owner, task, changeTask(task, { ...edit, ...place }, this.clock.now(), goal));
  }

  /** @throws not_found, TaskCancelled */
  async complete(tx: Tx, owner: UserId, id: string): Promise<Task> {
    const task = await tx.findOwned(TaskEntity, owner, id);
    const goal = await this.goals.summary(tx, owner, task.goalId, false);
    return this.apply(tx, owner, task, completeTask(task, this.clock.now(), goal));
  }

  /** @throws not_found */
  async reopen(tx: Tx, owner: UserId, id: string): Promise<Task> {
    const task = await tx.findOwned(TaskEntity, owner, id);
    return this.apply(tx, owner, task, reopenTask(task, this.clock.now()));
  }

  /** Ids of the open tasks of that title, whatever its case; of several, two are enough to know. */
  async openTitled(tx: Tx, owner: UserId, title: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from tasks where owner_id = $1 and lower(title) = lower($2)
         and status not in ('completed', 'cancelled') and deleted_at is null limit 2`,
      [owner, title],
    );
    return rows.map(({ id }) => id);
  }

  private async apply(tx: Tx, owner: UserId, before: Task, change: Change<Task>): Promise<Task> {
    if (!change.changed) return before;
    const after = await this.outbox.saveChange<Task>(tx, TaskEntity, change);
    if (after.dependsOn !== before.dependsOn)
      await this.dependencies.replace(tx, owner, after.id, after.dependsOn);
    await this.effects.changed(tx, owner, before, after);
    return after;
  }
}
