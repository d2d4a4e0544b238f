import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import type { CallerIdentity, Page } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import type { AsRead } from '../items/edits.rules.ts';
import { ItemLists } from '../items/item-lists.ts';
import type { ItemList } from '../items/item-page.ts';
import { type ProjectQuery, type ProjectView, toProjectView } from './project.dto.ts';
import { ProjectEntity } from './project.entity.ts';
import type { Project } from './project.rules.ts';

export const PROJECT_LIST: ItemList = {
  table: 'projects',
  columns: `i.id, i.life_area_id as "lifeAreaId", i.title, i.description, i.status, i.priority,
    i.start_date::text as "startDate", i.target_date::text as "targetDate", i.completed_at as "completedAt",
    i.tasks_total as "tasksTotal", i.tasks_completed as "tasksCompleted", i.goals_total as "goalsTotal",
    i.goals_completed as "goalsCompleted", i.created_at as "createdAt", i.updated_at as "updatedAt", i.version`,
  due: { day: 'target_date' },
};

@Injectable()
export class ProjectQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ItemLists,
  ) {}

  /** @throws not_found when it does not exist, is in the trash or is someone else's. */
  async find(ownerId: UserId, id: string): Promise<ProjectView> {
    const project = await this.dataSource.manager.findOneBy(ProjectEntity, { id, ownerId });
    if (!project) throw new OdysseyError('not_found', `There is no project ${id}.`);
    return toProjectView(project);
  }

  list(caller: CallerIdentity, query: ProjectQuery): Promise<Page<ProjectView>> {
    return this.lists.page<AsRead<Project>, ProjectView>(PROJECT_LIST, caller, query, toProjectView);
  }
}
