import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { StoryFailed, StoryGenerated } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, reactor, type TestService } from '@odyssey/testing';
import { WriteStoryWhenTaskCompleted } from '../src/handlers/write-story-when-task-completed.handler.ts';
import { WriteStoryJob } from '../src/jobs/write-story.job.ts';
import { ModelsService } from '../src/models/models.service.ts';
import { ai } from '../src/service.ts';

import { completed } from './story-events.ts';

describe('a story when a task is completed', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await reactor(ai, WriteStoryWhenTaskCompleted);
  });
  afterAll(() => service.close());

  it('is asked for once though the event arrives twice', async () => {
    const event = completed(newId());
    await service.deliver(event);
    await service.deliver(event);
    const jobs = await service.jobs('write-story');
    expect(jobs.filter(({ userId }) => userId === event.subject)).toEqual([
      { userId: event.subject, storyId: expect.any(String), revision: 1 },
    ]);
  });

  const run = (lastAttempt: boolean) => ({
    id: newId(),
    attempt: 1,
    lastAttempt,
    signal: new AbortController().signal,
  });
  const jobOf = async (owner: string) => {
    const jobs = await service.jobs<{ userId: string; storyId: string; revision: number }>('write-story');
    const found = jobs.find(({ userId }) => userId === owner);
    if (!found) throw new Error('no job was enqueued');
    return found;
  };

  it('is written once though its job runs twice at once', async () => {
    const event = completed(newId());
    await service.deliver(event);
    const data = await jobOf(event.subject);
    const job = service.get(WriteStoryJob);
    await Promise.all([run(false), run(false)].map((each) => job.run(data, each)));
    const published = await service.published(StoryGenerated);
    expect(published.filter(({ subject }) => subject === event.subject)).toHaveLength(1);
    await job.run(data, run(true));
    expect(await service.rows('select revision from stories where id = $1', [data.storyId])).toEqual([
      { revision: 1 },
    ]);
  });

  it('stays deleted when it was deleted while it was written', async () => {
    const event = completed(newId());
    await service.deliver(event);
    const data = await jobOf(event.subject);
    const models = service.get(ModelsService);
    const answer = models.answer.bind(models);
    const slow = jest
      .spyOn(models, 'answer')
      .mockImplementationOnce(async (...asked: Parameters<typeof answer>) => {
        expect((await service.http(asUser(event.subject)).delete(`/v1/stories/${data.storyId}`)).status).toBe(
          204,
        );
        return answer(...asked);
      });
    await service.get(WriteStoryJob).run(data, run(false));
    slow.mockRestore();
    const published = await service.published(StoryGenerated);
    expect(published.filter(({ subject }) => subject === event.subject)).toEqual([]);
  });

  it('is said to have failed when the last try fails, and can be asked for again', async () => {
    const event = completed(newId());
    await service.deliver(event);
    const data = await jobOf(event.subject);
    const broken = jest
      .spyOn(service.get(ModelsService), 'answer')
      .mockRejectedValue(new Error('a fault of ours'));
    await expect(service.get(WriteStoryJob).run(data, run(true))).rejects.toThrow('a fault of ours');
    broken.mockRestore();
    expect((await service.published(StoryFailed)).map(({ data: told }) => told.storyId)).toContain(
      data.storyId,
    );
    const http = service.http(asUser(event.subject));
    expect((await http.get(`/v1/stories/${data.storyId}`)).body).toMatchObject({
      status: 'failed',
      failure: { code: 'internal_error' },
    });
    expect((await http.get('/v1/stories')).body.items).toEqual([]);
    expect((await http.post(`/v1/stories/${data.storyId}/regenerate`)).status).toBe(202);
    expect((await http.post(`/v1/stories/${data.storyId}/regenerate`)).body.code).toBe('story_not_ready');
  });
});
