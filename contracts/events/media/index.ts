export { AssetDeleted } from './asset-deleted.ts';
export { AssetProcessed } from './asset-processed.ts';
export { AssetRejected } from './asset-rejected.ts';
export { AssetSnapshot } from './asset-snapshot.ts';
export { AssetUpdated } from './asset-updated.ts';
export { AssetUploaded } from './asset-uploaded.ts';
export { MediaErasureCompleted } from './erasure-completed.ts';
