import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { EntityTarget } from 'typeorm';
import { GoalEntity } from '../goals/goal.entity.ts';
import { LifeAreaEntity } from '../life-areas/life-area.entity.ts';
import { ProjectEntity } from '../projects/project.entity.ts';
import { ReferenceMissing } from './item.errors.ts';
import { type Placement, type PlacementEdit, place, target } from './placement.rules.ts';

@Injectable()
export class PlacementService {
  /**
   * Where an item will be after the edit.
   * @throws ReferenceMissing when a parent is not there or is someone else's; PlacementConflict
   */
  async resolve(tx: Tx, owner: UserId, current: Placement, edit: PlacementEdit): Promise<Placement> {
    const wanted = target(current, edit);
    if (edit.goalId === undefined && edit.projectId === undefined && edit.lifeAreaId === undefined)
      return wanted;
    const goal = await this.parent(tx, GoalEntity, owner, '/goalId', wanted.goalId);
    const projectId = goal?.projectId ?? wanted.projectId;
    const project = await this.parent(tx, ProjectEntity, owner, '/projectId', projectId);
    const resolved = place(wanted, edit, goal, project);
    const inherited = goal?.lifeAreaId ?? project?.lifeAreaId;
    if (!inherited) await this.parent(tx, LifeAreaEntity, owner, '/lifeAreaId', resolved.lifeAreaId);
    return resolved;
  }

  private async parent<E extends { id: string; ownerId: string }>(
    tx: Tx,
    entity: EntityTarget<E>,
    ownerId: UserId,
    pointer: string,
    id: string | null,
  ): Promise<E | undefined> {
    if (id === null) return undefined;
    const found = await tx.manager.findOne(entity, { where: { id, ownerId } as never });
    if (!found) throw new ReferenceMissing(pointer, id);
    return found;
  }
}
