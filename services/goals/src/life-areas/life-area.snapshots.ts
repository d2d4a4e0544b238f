import { LifeAreaSnapshot } from '@odyssey/contracts';
import { snapshotsOf } from '@odyssey/events';
import { optionalInstant } from '../items/edits.rules.ts';
import { LifeAreaEntity } from './life-area.entity.ts';
import { lifeAreaState } from './life-area.rules.ts';

export const lifeAreaSnapshots = snapshotsOf(LifeAreaSnapshot, LifeAreaEntity, {
  withDeleted: true,
  states: (lifeAreas) =>
    lifeAreas.map((lifeArea) => ({
      ...lifeAreaState(lifeArea),
      trashedAt: optionalInstant(lifeArea.deletedAt),
    })),
});
