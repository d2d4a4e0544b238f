import { Id, Instant, LocalDate } from '@odyssey/contracts';
import { mergePatch, PageQuery } from '@odyssey/platform';
import { z } from 'zod';
import { type AsRead, instant, optional, optionalInstant } from '../items/edits.rules.ts';
import {
  DateField,
  Description,
  filters,
  kept,
  PriorityField,
  ProgressView,
  Reference,
  StatusField,
  Title,
} from '../items/item.dto.ts';
import { progressOfProject } from '../progress/progress.rules.ts';
import type { Project } from './project.rules.ts';

export const ProjectInput = z
  .object({
    lifeAreaId: Reference.optional(),
    title: Title,
    description: Description.optional(),
    status: StatusField.default('todo'),
    priority: PriorityField.default('medium'),
    startDate: DateField.optional(),
    targetDate: DateField.optional(),
  })
  .meta({ id: 'ProjectInput' });
export type ProjectInput = z.output<typeof ProjectInput>;

export const ProjectPatch = mergePatch(ProjectInput).meta({ id: 'ProjectPatch' });
export type ProjectPatch = z.output<typeof ProjectPatch>;

const { goalId: _goal, projectId: _project, ...projectFilters } = filters;
export const ProjectQuery = PageQuery.extend(projectFilters);
export type ProjectQuery = z.output<typeof ProjectQuery>;

export const ProjectView = z
  .object({
    id: Id,
    lifeAreaId: Id.optional(),
    title: z.string(),
    description: z.string().optional(),
    status: StatusField,
    priority: PriorityField,
    startDate: LocalDate.optional(),
    targetDate: LocalDate.optional(),
    completedAt: Instant.optional(),
    progress: ProgressView,
    ...kept,
  })
  .meta({ id: 'Project' });
export type ProjectView = z.output<typeof ProjectView>;

export const toProjectView = (project: AsRead<Project>): ProjectView => ({
  id: project.id,
  lifeAreaId: optional(project.lifeAreaId),
  title: project.title,
  description: optional(project.description),
  status: project.status,
  priority: project.priority,
  startDate: optional(project.startDate),
  targetDate: optional(project.targetDate),
  completedAt: optionalInstant(project.completedAt),
  progress: progressOfProject(project),
  createdAt: instant(project.createdAt),
  updatedAt: instant(project.updatedAt),
  version: project.version,
});
