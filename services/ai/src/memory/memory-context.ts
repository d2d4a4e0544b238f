import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import {
  CONFIG,
  outgoingCall,
  PeerRefused,
  PeerUnavailable,
  type ServiceClient,
  serviceClient,
} from '@odyssey/platform';
import { z } from 'zod';
import type { AiConfig } from '../config.ts';

/** A plan or an answer is worth more than the memories it could have used. Milliseconds. */
const DEADLINE_MS = 2_000;

const CONTEXT = outgoingCall({ by: 'ai', to: 'memory', method: 'POST', path: '/internal/context' });
const Context = z.object({
  items: z.array(z.object({ memory: z.object({ id: z.string(), content: z.string() }), score: z.number() })),
});

export interface Remembered {
  memoryId: string;
  content: string;
}

/** What memory knows that bears on a text. */
@Injectable()
export class MemoryContext implements OnModuleDestroy {
  private readonly logger = new Logger('memory-context');
  private readonly memory: ServiceClient;

  constructor(@Inject(CONFIG) config: AiConfig) {
    this.memory = serviceClient(config, 'memory', { deadlineMs: DEADLINE_MS });
  }

  /**
   * The memories that bear most on the query, best first, within a budget of tokens. None when memory is away: the
   * house and every model can do without, and say so by citing nothing.
   */
  async about(userId: UserId, query: string, budget: number): Promise<Remembered[]> {
    try {
      const body = { userId, query: query.slice(0, 2000), budget };
      const { items } = await this.memory.post(CONTEXT.at(), body, { userId, schema: Context });
      return items.map(({ memory }) => ({ memoryId: memory.id, content: memory.content }));
    } catch (error) {
      if (error instanceof PeerUnavailable) this.logger.warn(`going on without memories: ${error.message}`);
      else if (error instanceof PeerRefused) this.logger.error(`going on without memories: ${error.message}`);
      else throw error;
      return [];
    }
  }

  onModuleDestroy(): void {
    this.memory.close();
  }
}
