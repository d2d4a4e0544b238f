import { Id } from '@odyssey/contracts';
import { z } from 'zod';
import { MemoryView } from '../memories/memory.dto.ts';

const Question = z.string().trim().min(1).max(2000);

export const SearchMemories = z
  .object({ query: Question, limit: z.int().min(1).max(100).default(20) })
  .meta({ id: 'SearchMemories' });
export type SearchMemories = z.output<typeof SearchMemories>;

const Budget = z
  .int()
  .min(1)
  .max(32_000)
  .default(800)
  .describe('Tokens that the memories may take, about four letters each');

export const AskContext = z.object({ query: Question, budget: Budget }).meta({ id: 'AskContext' });
export type AskContext = z.output<typeof AskContext>;

export const AskContextOf = z
  .object({ userId: Id, query: Question, budget: Budget })
  .meta({ id: 'AskContextOf' });
export type AskContextOf = z.output<typeof AskContextOf>;

export const RecalledMemories = z
  .object({
    items: z.array(
      z.object({
        memory: MemoryView,
        score: z.number().nonnegative().describe('Higher fits better; comparable within one answer only'),
      }),
    ),
  })
  .meta({ id: 'RecalledMemories' });
export type RecalledMemories = z.output<typeof RecalledMemories>;
