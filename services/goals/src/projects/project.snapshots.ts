import { ProjectSnapshot } from '@odyssey/contracts';
import { snapshotsOf } from '@odyssey/events';
import { optionalInstant } from '../items/edits.rules.ts';
import { ProjectEntity } from './project.entity.ts';
import { projectState } from './project.rules.ts';

export const projectSnapshots = snapshotsOf(ProjectSnapshot, ProjectEntity, {
  withDeleted: true,
  states: (projects) =>
    projects.map((project) => ({
      ...projectState(project),
      completedAt: optionalInstant(project.completedAt),
      trashedAt: optionalInstant(project.deletedAt),
    })),
});
