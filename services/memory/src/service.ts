import { defineService } from '@odyssey/platform';
import { MemoryModule } from './app.module.ts';
import { config } from './config.ts';
import { MemoryEntity } from './memories/memory.entity.ts';
import { memorySnapshots } from './memories/memory.snapshots.ts';
import { CreateMemories1760000100000 } from './migrations/1760000100000-create-memories.ts';

export const memory = defineService({
  name: 'memory',
  module: MemoryModule,
  entities: [MemoryEntity],
  migrations: [CreateMemories1760000100000],
  queues: [],
  snapshots: [memorySnapshots],
  config,
});
