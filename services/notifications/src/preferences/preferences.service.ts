import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type Choices, effective } from './preference.rules.ts';
import type { ReplacePreferences } from './preferences.dto.ts';
import { PreferencesEntity } from './preferences.entity.ts';

@Injectable()
export class PreferencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  find(owner: UserId, manager: EntityManager = this.dataSource.manager): Promise<PreferencesEntity | null> {
    return manager.findOneBy(PreferencesEntity, { ownerId: owner });
  }

  async choices(tx: Tx, owner: UserId): Promise<Choices> {
    return effective((await this.find(owner, tx.manager))?.chosen ?? {});
  }

  async replace(tx: Tx, owner: UserId, { preferences }: ReplacePreferences): Promise<PreferencesEntity> {
    const now = this.clock.now();
    const kept = await this.find(owner, tx.manager);
    const next = { ownerId: owner, createdAt: now, ...kept, chosen: preferences, updatedAt: now };
    return tx.manager.save(PreferencesEntity, tx.manager.create(PreferencesEntity, next));
  }
}
