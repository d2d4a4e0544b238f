import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import type { CallerIdentity, Page } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import type { AsRead } from '../items/edits.rules.ts';
import { ItemLists } from '../items/item-lists.ts';
import type { ItemList } from '../items/item-page.ts';
import { type LifeAreaQuery, type LifeAreaView, toLifeAreaView } from './life-area.dto.ts';
import { LifeAreaEntity } from './life-area.entity.ts';
import type { LifeArea } from './life-area.rules.ts';

export const LIFE_AREA_LIST: ItemList = {
  table: 'life_areas',
  columns: `i.id, i.name, i.description, i.icon, i.color, i.weight, i.created_at as "createdAt",
    i.updated_at as "updatedAt", i.version`,
};

@Injectable()
export class LifeAreaQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ItemLists,
  ) {}

  /** @throws not_found when it does not exist, is in the trash or is someone else's. */
  async find(ownerId: UserId, id: string): Promise<LifeAreaView> {
    const lifeArea = await this.dataSource.manager.findOneBy(LifeAreaEntity, { id, ownerId });
    if (!lifeArea) throw new OdysseyError('not_found', `There is no life area ${id}.`);
    return toLifeAreaView(lifeArea);
  }

  list(caller: CallerIdentity, query: LifeAreaQuery): Promise<Page<LifeAreaView>> {
    return this.lists.page<AsRead<LifeArea>, LifeAreaView>(LIFE_AREA_LIST, caller, query, toLifeAreaView);
  }
}
