import { AssetSnapshot } from '@odyssey/contracts';
import { snapshotsOf } from '@odyssey/events';
import { In } from 'typeorm';
import { AssetEntity } from './asset.entity.ts';
import { assetState } from './asset.rules.ts';
import { AssetFileEntity } from './asset-file.entity.ts';

/** Only what is ready: of the others nobody has been told more than that they were sent, or that they were refused. */
export const assetSnapshots = snapshotsOf(AssetSnapshot, AssetEntity, {
  only: { status: 'ready' },
  async states(assets, tx) {
    const assetId = In(assets.map(({ id }) => id));
    const files = await tx.manager.findBy(AssetFileEntity, { assetId });
    return assets.map((asset) =>
      assetState(
        asset,
        files.filter((file) => file.assetId === asset.id),
      ),
    );
  },
});
