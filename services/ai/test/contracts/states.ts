import { newId } from '@odyssey/platform';
import { asUser, type TestService } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';
import { open } from '../open-conversation.ts';
import { completed } from '../story-events.ts';
import { writeStories } from './told-life.ts';

const THAT_DAY = '2026-05-04';

/** Somebody who finished a task on that day; its story is still to be written. */
export async function aFinishedTask(service: TestService) {
  const user = asUser();
  const taskId = newId();
  await service.deliver(completed(user.userId, { taskId, completedAt: `${THAT_DAY}T07:40:00.000Z` }));
  const [story] = await service.rows<{ id: string }>('select id from stories where owner_id = $1', [
    user.userId,
  ]);
  return { user, http: service.http(user), taskId, storyId: String(story?.id) };
}

export async function aStory(service: TestService) {
  const begun = await aFinishedTask(service);
  await writeStories(service, begun.user.userId);
  return begun;
}

/** Somebody says this, one after the other, in one conversation. */
export async function said(service: TestService, ...words: string[]) {
  const user = asUser();
  const http = service.http(user);
  const conversationId = await open(service, user);
  for (const content of words) {
    const { status } = await http.post(`/v1/conversations/${conversationId}/messages`, { content });
    if (status !== 201) throw new Error(`“${content}” was answered with ${status}`);
  }
  const { headers } = await http.get(`/v1/conversations/${conversationId}`);
  return { user, values: { conversationId, conversationEtag: String(headers.etag) } };
}

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a person with data, asked for by archival': async (service) => {
    const { user } = await aStory(service);
    return { caller: 'archival', values: { userId: user.userId } };
  },
  'a conversation': (service) => said(service, 'I swim best before breakfast.'),
  'a finished task': async (service) => ({ user: (await aFinishedTask(service)).user }),
  'a story': async (service) => {
    const { user, http, storyId } = await aStory(service);
    const { headers } = await http.get(`/v1/stories/${storyId}`);
    return { user, values: { storyId, storyEtag: String(headers.etag) } };
  },
  'a story that is being written': async (service) => {
    const { user, storyId } = await aFinishedTask(service);
    return { user, values: { storyId } };
  },
  'a day whose story is being written': async (service) => {
    const { user, http } = await aFinishedTask(service);
    await http.post('/v1/stories', { kind: 'daily', date: THAT_DAY });
    return { user };
  },
} satisfies Record<string, StateSetUp>;
