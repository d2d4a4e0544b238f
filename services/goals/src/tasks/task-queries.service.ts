import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import type { CallerIdentity, Page } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import type { AsRead } from '../items/edits.rules.ts';
import { ItemLists } from '../items/item-lists.ts';
import type { ItemList } from '../items/item-page.ts';
import { type TaskQuery, type TaskView, toTaskView } from './task.dto.ts';
import { liveDependencies, TaskEntity } from './task.entity.ts';
import type { Task } from './task.rules.ts';

export const TASK_LIST: ItemList = {
  table: 'tasks',
  columns: `i.id, i.goal_id as "goalId", i.project_id as "projectId", i.life_area_id as "lifeAreaId", i.title,
    i.description, i.status, i.priority, i.due_date::text as "dueDate", i.due_at as "dueAt",
    i.duration_minutes as "durationMinutes", i.tags, ${liveDependencies('i')} as "dependsOn",
    i.completed_at as "completedAt", i.created_at as "createdAt", i.updated_at as "updatedAt", i.version`,
  due: { day: 'due_date', instant: 'due_at' },
};

@Injectable()
export class TaskQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ItemLists,
  ) {}

  /** @throws not_found when it does not exist, is in the trash or is someone else's. */
  async find(ownerId: UserId, id: string): Promise<TaskView> {
    const task = await this.dataSource.manager.findOneBy(TaskEntity, { id, ownerId });
    if (!task) throw new OdysseyError('not_found', `There is no task ${id}.`);
    return toTaskView(task);
  }

  list(caller: CallerIdentity, query: TaskQuery): Promise<Page<TaskView>> {
    return this.lists.page<AsRead<Task>, TaskView>(TASK_LIST, caller, query, toTaskView);
  }
}
