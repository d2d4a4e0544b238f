import { Id, Instant } from '@odyssey/contracts';
import { mergePatch, Page, PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { MEMORY_KINDS, type MemoryEntity, SOURCE_TYPES } from './memory.entity.ts';

/** Characters; a page of text. What is longer belongs into several memories, so that each can be found. */
const MAX_CONTENT = 4000;

const Content = z.string().trim().min(1).max(MAX_CONTENT);
const When = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const MemoryView = z
  .object({
    id: Id,
    kind: z.enum(MEMORY_KINDS).describe('`turn` is what was said, word by word; `fact` what is lastingly so'),
    content: z.string(),
    source: z.object({ type: z.enum(SOURCE_TYPES), id: Id }).describe('Where it comes from'),
    pinned: z.boolean().describe('Pinned memories are the first in every context'),
    validFrom: Instant.optional(),
    validTo: Instant.optional().describe('Since then it is not so any more'),
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Memory' });
export type MemoryView = z.output<typeof MemoryView>;

export const MemoryPage = Page(MemoryView).meta({ id: 'MemoryPage' });

/** What a person may write down; turns, tasks and stories come from what happens. */
export const CreateMemory = z
  .object({
    kind: z.enum(['note', 'fact']).default('note'),
    content: Content,
    pinned: z.boolean().default(false),
    validFrom: When.optional(),
    validTo: When.optional(),
  })
  .meta({ id: 'CreateMemory' });
export type CreateMemory = z.output<typeof CreateMemory>;

export const UpdateMemory = mergePatch(CreateMemory.omit({ kind: true })).meta({ id: 'UpdateMemory' });
export type UpdateMemory = z.output<typeof UpdateMemory>;

export const MemoryQuery = PageQuery.extend({
  kind: z.enum(MEMORY_KINDS).optional(),
  pinned: z.stringbool().optional(),
  sourceType: z.enum(SOURCE_TYPES).optional(),
  sourceId: Id.optional(),
});
export type MemoryQuery = z.output<typeof MemoryQuery>;

export function toMemoryView(memory: MemoryEntity): MemoryView {
  return {
    id: memory.id,
    kind: memory.kind,
    content: memory.content,
    source: { type: memory.sourceType, id: memory.sourceId },
    pinned: memory.pinned,
    ...(memory.validFrom && { validFrom: memory.validFrom.toISOString() }),
    ...(memory.validTo && { validTo: memory.validTo.toISOString() }),
    version: memory.version,
    createdAt: memory.createdAt.toISOString(),
    updatedAt: memory.updatedAt.toISOString(),
  };
}
