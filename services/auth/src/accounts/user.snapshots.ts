import { UserSnapshot } from '@odyssey/contracts';
import type { SnapshotSource } from '@odyssey/events';
import { UserEntity } from './user.entity.ts';
import { profileOf } from './user.rules.ts';

/** One account a person. */
export const userSnapshots: SnapshotSource = {
  event: UserSnapshot,
  count: (tx) => tx.manager.count(UserEntity),
  async page(tx, person, after) {
    const user = after === null ? await tx.manager.findOneBy(UserEntity, { id: person }) : null;
    return user ? [profileOf(user)] : [];
  },
};
