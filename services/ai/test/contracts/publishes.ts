import { jest } from '@jest/globals';
import { ErasureRequested, PlanRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { resynced, type TestService } from '@odyssey/testing';
import type { UseCase } from '@odyssey/testing/pact';
import { ProposePlanJob } from '../../src/jobs/propose-plan.job.ts';
import { ModelsService } from '../../src/models/models.service.ts';
import { aFinishedTask, aStory, said } from './states.ts';
import { lastTry, writeStories } from './told-life.ts';

/** A plan that goals asked for, to the end of its job. */
async function planned(service: TestService) {
  const [userId, planId] = [newId(), newId()];
  const asked = PlanRequested.example({ planId, goalId: newId() }, { id: newId(), subject: userId });
  await service.deliver(asked);
  await service.get(ProposePlanJob).run({ userId, planId }, lastTry());
}

/** The same when even the house cannot answer: a fault of ours. */
const atFault =
  (useCase: UseCase): UseCase =>
  async (service) => {
    const fault = new Error('a fault of ours');
    const broken = jest.spyOn(service.get(ModelsService), 'answer').mockRejectedValueOnce(fault);
    try {
      await useCase(service);
      throw new Error('the fault was not met');
    } catch (error) {
      if (error !== fault) throw error;
    } finally {
      broken.mockRestore();
    }
  };

/** A proposal of the conversation, and a yes to it. */
const agreed =
  (words: string): UseCase =>
  (service) =>
    said(service, words, 'Yes, please');

/** For each event of ai, the use case that publishes it. */
export const publishes: Readonly<Record<string, UseCase>> = {
  'ai.plan.proposed.v1': planned,
  'ai.plan.failed.v1': atFault(planned),
  'ai.story.generated.v1': aStory,
  'ai.story.failed.v1': atFault(async (service) => {
    const { user } = await aFinishedTask(service);
    await writeStories(service, user.userId);
  }),
  'ai.story.deleted.v1': async (service) => {
    const { http, storyId } = await aStory(service);
    await http.delete(`/v1/stories/${storyId}`, { 'if-match': '*' });
  },
  'ai.story.snapshot.v1': async (service) => {
    await aStory(service);
    await resynced(service, 'memory');
  },
  'ai.message.exchanged.v1': (service) => said(service, 'I live in Lyon.'),
  'ai.usage.recorded.v1': (service) => said(service, 'When should I swim?'),
  'ai.action.agreed.v1': agreed('Remind me to buy goggles by 2031-05-01'),
  'ai.action.agreed.v1, to create a goal': agreed('Create a goal: run a marathon by 2031-05-01'),
  'ai.action.agreed.v1, to complete a task': agreed('Mark buy goggles as done'),
  'ai.erasure.completed.v1': async (service) => {
    const { user } = await aStory(service);
    const asked = ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: user.userId });
    await service.deliver(asked);
  },
};
