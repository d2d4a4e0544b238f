import { defineEvent } from '../define.ts';
import { ProjectState } from './state.ts';

export const ProjectUpdated = defineEvent('goals.project.updated.v1', {
  meaning: 'A project changed; carries its whole public state.',
  data: ProjectState,
  example: {
    projectId: '01890000-0000-7000-8000-000000000003',
    lifeAreaId: '01890000-0000-7000-8000-000000000002',
    title: 'Fit by summer',
    status: 'in_progress',
    priority: 'medium',
    createdAt: '2026-05-04T07:40:00.000Z',
    updatedAt: '2026-05-04T07:40:00.000Z',
  },
});
