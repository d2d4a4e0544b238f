import { LifeAreaCreated, LifeAreaUpdated } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import { differs, instant, optional, withEdit } from '../items/edits.rules.ts';

export interface LifeArea {
  id: string;
  ownerId: string;
  name: string;
  description: string | null;
  icon: string | null;
  color: string | null;
  /** How much it matters to the person, 0–100. */
  weight: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export type LifeAreaEdit = Partial<Pick<LifeArea, 'name' | 'description' | 'icon' | 'color' | 'weight'>>;

export function createLifeArea(
  id: string,
  ownerId: string,
  fields: LifeAreaEdit & { name: string },
  at: Date,
): Change<LifeArea> {
  const blank: LifeArea = {
    id,
    ownerId,
    name: fields.name,
    description: null,
    icon: null,
    color: null,
    weight: 50,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const lifeArea = withEdit(blank, fields);
  return changed(lifeArea, LifeAreaCreated.of(lifeAreaState(lifeArea)));
}

export function changeLifeArea(lifeArea: LifeArea, edit: LifeAreaEdit, at: Date): Change<LifeArea> {
  if (!differs(lifeArea, edit)) return unchanged(lifeArea);
  const next = { ...withEdit(lifeArea, edit), updatedAt: at };
  return changed(next, LifeAreaUpdated.of(lifeAreaState(next)));
}

/** The public state, as events carry it. */
export const lifeAreaState = (lifeArea: LifeArea) => ({
  lifeAreaId: lifeArea.id,
  name: lifeArea.name,
  description: optional(lifeArea.description),
  icon: optional(lifeArea.icon),
  color: optional(lifeArea.color),
  weight: lifeArea.weight,
  createdAt: instant(lifeArea.createdAt),
  updatedAt: instant(lifeArea.updatedAt),
});
