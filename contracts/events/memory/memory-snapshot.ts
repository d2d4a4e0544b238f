import { defineSnapshot } from '../snapshot.ts';
import { MemoryUpdated } from './memory-updated.ts';
import { MemoryState } from './state.ts';

export const MemorySnapshot = defineSnapshot(MemoryUpdated, 'A memory', MemoryState);
