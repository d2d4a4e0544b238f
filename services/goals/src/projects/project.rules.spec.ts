import { describe, expect, it } from '@jest/globals';
import { ProjectCompleted, ProjectReopened, ProjectUpdated } from '@odyssey/contracts';
import { aProjectState, at } from '../../test/factories/states.ts';
import { ProjectCancelled, ProjectDatesReversed } from './project.errors.ts';
import { changeProject, createProject } from './project.rules.ts';

const NOW = at('2026-05-04T07:40:00.000Z');
const types = (change: { events: readonly { event: unknown }[] }) => change.events.map(({ event }) => event);

describe('a project', () => {
  it('is finished and reopened by its status', () => {
    const finished = changeProject(aProjectState(), { status: 'completed' }, NOW);
    expect(types(finished)).toEqual([ProjectCompleted]);
    expect(types(changeProject(finished.state, { status: 'todo' }, NOW))).toEqual([ProjectReopened]);
    expect(types(changeProject(aProjectState(), { status: 'in_progress' }, NOW))).toEqual([ProjectUpdated]);
  });

  it('cannot be finished while it is cancelled', () => {
    const cancelled = aProjectState({ status: 'cancelled' });
    expect(() => changeProject(cancelled, { status: 'completed' }, NOW)).toThrow(ProjectCancelled);
  });

  it('does not end before it begins, also when only one of the dates is given', () => {
    const project = aProjectState({ startDate: '2026-05-01' });
    expect(() => changeProject(project, { targetDate: '2026-04-30' }, NOW)).toThrow(ProjectDatesReversed);
    expect(changeProject(project, { targetDate: '2026-05-01' }, NOW).state.targetDate).toBe('2026-05-01');
    const dates = { title: 'Fit', startDate: '2026-05-02', targetDate: '2026-05-01' };
    expect(() => createProject(project.id, project.ownerId, dates, NOW)).toThrow(ProjectDatesReversed);
  });
});
