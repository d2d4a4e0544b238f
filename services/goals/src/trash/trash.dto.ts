import { Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { instant } from '../items/edits.rules.ts';
import { kept } from '../items/item.dto.ts';
import { ITEM_KINDS, type ItemKind } from './containment.ts';
import { purgeTime } from './trash.rules.ts';
import type { Restored } from './trash.service.ts';

const Held = z.object({ projects: z.int(), goals: z.int(), tasks: z.int() });

export const TrashedItemView = z
  .object({
    id: Id,
    type: z.enum(ITEM_KINDS),
    title: z.string(),
    holds: Held.describe('What went into the trash with it and comes back with it.'),
    deletedAt: Instant,
    purgeAt: Instant.describe('When it is deleted for good.'),
    ...kept,
  })
  .meta({ id: 'TrashedItem' });
export type TrashedItemView = z.output<typeof TrashedItemView>;

export const RestoredView = z
  .object({ id: Id, restored: Held.extend({ lifeAreas: z.int() }).describe('How many items are back.') })
  .meta({ id: 'Restored' });
export type RestoredView = z.output<typeof RestoredView>;

export interface TrashedRow {
  id: string;
  type: ItemKind;
  title: string;
  projects: number;
  goals: number;
  tasks: number;
  deletedAt: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export const toTrashedItemView = ({ projects, goals, tasks, ...item }: TrashedRow): TrashedItemView => ({
  ...item,
  holds: { projects, goals, tasks },
  purgeAt: instant(purgeTime(new Date(item.deletedAt))),
});

export const toRestoredView = (id: string, restored: Restored): RestoredView => ({
  id,
  restored: {
    lifeAreas: restored.life_area,
    projects: restored.project,
    goals: restored.goal,
    tasks: restored.task,
  },
});
