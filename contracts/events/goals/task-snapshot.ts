import { z } from 'zod';
import { defineSnapshot, inTrash } from '../snapshot.ts';
import { TaskState } from './state.ts';
import { TaskUpdated } from './task-updated.ts';

/** With the title of its goal, as `completed` has it: a consumer that starts here has not read the goal. */
export const TaskSnapshot = defineSnapshot(
  TaskUpdated,
  'A task',
  TaskState.extend({ goal: z.object({ title: z.string() }).optional(), ...inTrash }),
);
