import { MemorySnapshot } from '@odyssey/contracts';
import { snapshotsOf } from '@odyssey/events';
import { MemoryEntity } from './memory.entity.ts';
import { memoryState } from './memory.rules.ts';

export const memorySnapshots = snapshotsOf(MemorySnapshot, MemoryEntity, {
  states: (memories) => memories.map(memoryState),
});
