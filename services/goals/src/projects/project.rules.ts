import { ProjectCompleted, ProjectCreated, ProjectReopened, ProjectUpdated } from '@odyssey/contracts';
import { type Change, changed, unchanged } from '@odyssey/events';
import { differs, instant, optional, withEdit } from '../items/edits.rules.ts';
import { needsUpdated, type Priority, type Status, statusMove } from '../items/status.rules.ts';
import { ProjectCancelled, ProjectDatesReversed } from './project.errors.ts';

export interface Project {
  id: string;
  ownerId: string;
  lifeAreaId: string | null;
  title: string;
  description: string | null;
  status: Status;
  priority: Priority;
  startDate: string | null;
  targetDate: string | null;
  completedAt: Date | null;
  /** Tasks and goals that count: neither cancelled nor in the trash. Tasks of its goals are tasks of the project. */
  tasksTotal: number;
  tasksCompleted: number;
  goalsTotal: number;
  goalsCompleted: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export type ProjectEdit = Partial<
  Pick<Project, 'lifeAreaId' | 'title' | 'description' | 'status' | 'priority' | 'startDate' | 'targetDate'>
>;

/** @throws ProjectDatesReversed */
export function createProject(
  id: string,
  ownerId: string,
  fields: ProjectEdit & { title: string },
  at: Date,
): Change<Project> {
  const blank: Project = {
    id,
    ownerId,
    lifeAreaId: null,
    title: fields.title,
    description: null,
    status: 'todo',
    priority: 'medium',
    startDate: null,
    targetDate: null,
    completedAt: null,
    tasksTotal: 0,
    tasksCompleted: 0,
    goalsTotal: 0,
    goalsCompleted: 0,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const project = inOrder(withEdit(blank, fields));
  if (project.status !== 'completed') return changed(project, ProjectCreated.of(projectState(project)));
  const done = { ...project, completedAt: at };
  return changed(done, ProjectCreated.of(projectState(done)), ProjectCompleted.of(projectDone(done, at)));
}

/**
 * The one rule for edits and for every change of status.
 * @throws ProjectCancelled when a cancelled project is to be completed; ProjectDatesReversed
 */
export function changeProject(project: Project, edit: ProjectEdit, at: Date): Change<Project> {
  const { status = project.status, ...fields } = edit;
  const edited = differs(project, fields);
  const move = statusMove(project.status, status);
  if (!edited && move === 'stays') return unchanged(project);
  if (move === 'completes' && project.status === 'cancelled') throw new ProjectCancelled(project.id);
  const next: Project = inOrder({
    ...withEdit(project, fields),
    status,
    completedAt: move === 'stays' ? project.completedAt : move === 'completes' ? at : null,
    updatedAt: at,
  });
  return changed(
    next,
    ...(move === 'reopens' ? [ProjectReopened.of({ projectId: next.id, title: next.title })] : []),
    ...(needsUpdated(edited, move, status) ? [ProjectUpdated.of(projectState(next))] : []),
    ...(move === 'completes' ? [ProjectCompleted.of(projectDone(next, at))] : []),
  );
}

function inOrder(project: Project): Project {
  const { startDate, targetDate } = project;
  if (startDate && targetDate && targetDate < startDate)
    throw new ProjectDatesReversed(startDate, targetDate);
  return project;
}

/** The public state, as events carry it. */
export const projectState = (project: Project) => ({
  projectId: project.id,
  lifeAreaId: optional(project.lifeAreaId),
  title: project.title,
  description: optional(project.description),
  status: project.status,
  priority: project.priority,
  startDate: optional(project.startDate),
  targetDate: optional(project.targetDate),
  createdAt: instant(project.createdAt),
  updatedAt: instant(project.updatedAt),
});

const projectDone = (project: Project, at: Date) => ({
  projectId: project.id,
  title: project.title,
  completedAt: instant(at),
});
