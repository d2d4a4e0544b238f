import { describeBus } from './conformance-suite.ts';
import { MemoryBus } from './memory-bus.ts';

let serial = 0;

describeBus('the in-memory bus', async () => ({
  bus: new MemoryBus(4),
  topic: async () => `topic-${++serial}`,
  close: async () => {},
}));
