import { GoalCreated, PlanRequested, ProjectCreated } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService } from '@odyssey/testing';
import { WriteStoryJob } from '../../src/jobs/write-story.job.ts';
import { completed } from '../story-events.ts';

interface StoryJob {
  userId: string;
  storyId: string;
  revision: number;
}

/** The only try of a job that is run by hand. */
export const lastTry = () => ({
  id: newId(),
  attempt: 1,
  lastAttempt: true,
  signal: new AbortController().signal,
});

/** Writes the stories of this person that wait, as the worker would. */
export async function writeStories(service: TestService, userId: string): Promise<void> {
  const jobs = await service.jobs<StoryJob>('write-story');
  for (const job of jobs.filter((one) => one.userId === userId))
    await service.get(WriteStoryJob).run(job, lastTry());
}

/** Somebody who has a goal of a project, asked for a plan for it, finished a task of it, and has the stories of all three. */
export async function aToldLife(service: TestService) {
  const user = asUser();
  const { userId } = user;
  const [projectId, goalId, taskId] = [newId(), newId(), newId()];
  const about = (type: string, id: string, version = 9) => ({
    id: newId(),
    subject: userId,
    aggregate: { type, id, version },
  });
  await service.deliver(ProjectCreated.example({ projectId }, about('project', projectId, 1)));
  await service.deliver(GoalCreated.example({ goalId, projectId }, about('goal', goalId, 1)));
  const planId = newId();
  await service.deliver(PlanRequested.example({ planId, goalId }, about('plan', planId, 1)));
  await service.deliver(completed(userId, { taskId, goalId }));
  const http = service.http(user);
  await http.post('/v1/stories', { kind: 'goal', sourceId: goalId });
  await http.post('/v1/stories', { kind: 'project', sourceId: projectId });
  await writeStories(service, userId);
  return { user, projectId, goalId, taskId, about };
}
