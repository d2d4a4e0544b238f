import { GoalSnapshot } from '@odyssey/contracts';
import { snapshotsOf } from '@odyssey/events';
import { optionalInstant } from '../items/edits.rules.ts';
import { GoalEntity } from './goal.entity.ts';
import { goalState } from './goal.rules.ts';

export const goalSnapshots = snapshotsOf(GoalSnapshot, GoalEntity, {
  withDeleted: true,
  states: (goals) =>
    goals.map((goal) => ({ ...goalState(goal), trashedAt: optionalInstant(goal.deletedAt) })),
});
