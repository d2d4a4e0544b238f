import { Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { mergePatch, PageQuery } from '../../src/index.ts';
import type { NoteEntity } from './note.entity.ts';

export const NoteInput = z
  .object({
    title: z.string().min(1).max(200),
    tags: z.array(z.string().max(20)).max(3).default([]),
    body: z.string().optional(),
    place: z.object({ name: z.string() }).optional(),
  })
  .meta({ id: 'NoteInput' });
export const NotePatch = mergePatch(NoteInput.omit({ place: true })).meta({ id: 'NotePatch' });
export const NoteView = z
  .object({
    id: Id,
    title: z.string(),
    tags: z.array(z.string()),
    body: z.string().optional(),
    version: z.number().int(),
    createdAt: Instant,
  })
  .meta({ id: 'Note' });
export type NoteView = z.output<typeof NoteView>;

export const toView = (note: NoteEntity): NoteView => ({
  id: note.id,
  title: note.title,
  tags: note.tags,
  ...(note.body === null ? {} : { body: note.body }),
  version: note.version,
  createdAt: note.createdAt.toISOString(),
});

export const NotesQuery = PageQuery.extend({
  tag: z.array(z.string()).optional(),
  archived: z.stringbool().optional(),
});
