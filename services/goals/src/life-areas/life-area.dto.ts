import { Id } from '@odyssey/contracts';
import { mergePatch, PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { type AsRead, instant, optional } from '../items/edits.rules.ts';
import { Description, filters, kept, text } from '../items/item.dto.ts';
import type { LifeArea } from './life-area.rules.ts';

export const LifeAreaInput = z
  .object({
    name: text(100),
    description: Description.optional(),
    icon: text(50).optional().describe('A name or an emoji; the app decides how to show it.'),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'must look like #2f6f9f')
      .optional(),
    weight: z.int().min(0).max(100).default(50).describe('How much it matters to the person.'),
  })
  .meta({ id: 'LifeAreaInput' });
export type LifeAreaInput = z.output<typeof LifeAreaInput>;

export const LifeAreaPatch = mergePatch(LifeAreaInput).meta({ id: 'LifeAreaPatch' });
export type LifeAreaPatch = z.output<typeof LifeAreaPatch>;

export const LifeAreaQuery = PageQuery.extend({ q: filters.q });
export type LifeAreaQuery = z.output<typeof LifeAreaQuery>;

export const LifeAreaView = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string().optional(),
    icon: z.string().optional(),
    color: z.string().optional(),
    weight: z.int(),
    ...kept,
  })
  .meta({ id: 'LifeArea' });
export type LifeAreaView = z.output<typeof LifeAreaView>;

export const toLifeAreaView = (lifeArea: AsRead<LifeArea>): LifeAreaView => ({
  id: lifeArea.id,
  name: lifeArea.name,
  description: optional(lifeArea.description),
  icon: optional(lifeArea.icon),
  color: optional(lifeArea.color),
  weight: lifeArea.weight,
  createdAt: instant(lifeArea.createdAt),
  updatedAt: instant(lifeArea.updatedAt),
  version: lifeArea.version,
});
