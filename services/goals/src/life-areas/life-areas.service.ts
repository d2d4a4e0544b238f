import { Injectable } from '@nestjs/common';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, newId } from '@odyssey/platform';
import { LifeAreaEntity } from './life-area.entity.ts';
import { changeLifeArea, createLifeArea, type LifeArea, type LifeAreaEdit } from './life-area.rules.ts';
import { STARTING_LIFE_AREAS } from './starting-life-areas.ts';

@Injectable()
export class LifeAreasService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  create(tx: Tx, owner: UserId, fields: LifeAreaEdit & { name: string }): Promise<LifeArea> {
    const change = createLifeArea(newId(), owner, fields, this.clock.now());
    return this.outbox.saveChange<LifeArea>(tx, LifeAreaEntity, change);
  }

  /** What a new person finds. */
  async createStartingSet(tx: Tx, owner: UserId): Promise<void> {
    for (const fields of STARTING_LIFE_AREAS) await this.create(tx, owner, fields);
  }

  /** @throws not_found, stale_version */
  async update(
    tx: Tx,
    owner: UserId,
    id: string,
    edit: LifeAreaEdit,
    expected: ExpectedVersion,
  ): Promise<LifeArea> {
    const lifeArea = await tx.findOwned(LifeAreaEntity, owner, id);
    expectVersion(lifeArea, expected);
    return this.outbox.saveChange<LifeArea>(
      tx,
      LifeAreaEntity,
      changeLifeArea(lifeArea, edit, this.clock.now()),
    );
  }
}
