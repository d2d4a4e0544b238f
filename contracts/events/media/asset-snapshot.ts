import { defineSnapshot } from '../snapshot.ts';
import { AssetUpdated } from './asset-updated.ts';
import { AssetState } from './state.ts';

export const AssetSnapshot = defineSnapshot(AssetUpdated, 'A file that is ready to be shown', AssetState);
