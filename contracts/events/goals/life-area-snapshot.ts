import { defineSnapshot, inTrash } from '../snapshot.ts';
import { LifeAreaUpdated } from './life-area-updated.ts';
import { LifeAreaState } from './state.ts';

export const LifeAreaSnapshot = defineSnapshot(LifeAreaUpdated, 'A life area', LifeAreaState.extend(inTrash));
