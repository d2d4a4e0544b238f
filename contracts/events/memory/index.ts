export { MemoryErasureCompleted } from './erasure-completed.ts';
export { MemoryDeleted } from './memory-deleted.ts';
export { MemorySnapshot } from './memory-snapshot.ts';
export { MemoryStored } from './memory-stored.ts';
export { MemoryUpdated } from './memory-updated.ts';
