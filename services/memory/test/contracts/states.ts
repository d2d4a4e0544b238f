import { type ServiceName, TaskCompleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';

/** Somebody who wrote a note down. */
export async function aNote(service: TestService) {
  const user = asUser();
  const note = { content: 'I swim best before breakfast.', validFrom: '2026-05-04T07:40:00.000Z' };
  const { body, headers, status } = await service.http(user).post('/v1/memories', note);
  if (status !== 201) throw new Error(`the note was not kept: ${status} ${JSON.stringify(body)}`);
  return { user, values: { memoryId: String(body.id), memoryEtag: String(headers.etag) } };
}

async function aNoteAskedForBy(service: TestService, caller: ServiceName) {
  const { user } = await aNote(service);
  return { caller, values: { userId: user.userId } };
}

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a memory': aNote,
  'a person with data, asked for by archival': (service) => aNoteAskedForBy(service, 'archival'),
  'a person with a memory, asked for by ai': (service) => aNoteAskedForBy(service, 'ai'),
  'a memory of a finished task': async (service) => {
    const user = asUser();
    await service.deliver(TaskCompleted.example({ taskId: newId() }, { id: newId(), subject: user.userId }));
    const { body } = await service.http(user).get('/v1/memories');
    return { user, values: { memoryId: String(body.items[0].id) } };
  },
} satisfies Record<string, StateSetUp>;
