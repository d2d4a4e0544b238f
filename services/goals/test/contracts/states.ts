import { asUser, type TestService } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';
import { aTask } from '../factories/requests.ts';

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a task': async (service: TestService) => {
    const user = asUser();
    const { body, headers } = await service.http(user).post('/v1/tasks', aTask());
    return { user, values: { taskId: body.id, taskEtag: String(headers.etag) } };
  },
} satisfies Record<string, StateSetUp>;
