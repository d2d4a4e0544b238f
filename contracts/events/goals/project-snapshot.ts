import { Instant } from '../fields.ts';
import { defineSnapshot, inTrash } from '../snapshot.ts';
import { ProjectUpdated } from './project-updated.ts';
import { ProjectState } from './state.ts';

/** Its completion is told by an event of its own otherwise. */
export const ProjectSnapshot = defineSnapshot(
  ProjectUpdated,
  'A project',
  ProjectState.extend({ completedAt: Instant.optional(), ...inTrash }),
);
