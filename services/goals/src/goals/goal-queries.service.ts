import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import type { CallerIdentity, Page } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import type { AsRead } from '../items/edits.rules.ts';
import { ItemLists } from '../items/item-lists.ts';
import type { ItemList } from '../items/item-page.ts';
import { type GoalQuery, type GoalView, toGoalView } from './goal.dto.ts';
import { GoalEntity } from './goal.entity.ts';
import type { Goal } from './goal.rules.ts';

export const GOAL_LIST: ItemList = {
  table: 'goals',
  columns: `i.id, i.project_id as "projectId", i.life_area_id as "lifeAreaId", i.title, i.description, i.status,
    i.priority, i.target_date::text as "targetDate", i.completed_at as "completedAt", i.tasks_total as "tasksTotal",
    i.tasks_completed as "tasksCompleted", i.created_at as "createdAt", i.updated_at as "updatedAt", i.version`,
  due: { day: 'target_date' },
};

@Injectable()
export class GoalQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ItemLists,
  ) {}

  /** @throws not_found when it does not exist, is in the trash or is someone else's. */
  async find(ownerId: UserId, id: string): Promise<Goal> {
    const goal = await this.dataSource.manager.findOneBy(GoalEntity, { id, ownerId });
    if (!goal) throw new OdysseyError('not_found', `There is no goal ${id}.`);
    return goal;
  }

  list(caller: CallerIdentity, query: GoalQuery): Promise<Page<GoalView>> {
    return this.lists.page<AsRead<Goal>, GoalView>(GOAL_LIST, caller, query, toGoalView);
  }
}
