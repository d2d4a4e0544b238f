import { defineSnapshot, inTrash } from '../snapshot.ts';
import { GoalUpdated } from './goal-updated.ts';
import { GoalState } from './state.ts';

export const GoalSnapshot = defineSnapshot(GoalUpdated, 'A goal', GoalState.extend(inTrash));
