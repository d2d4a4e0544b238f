import { GoalCompleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';

async function told(service: TestService) {
  const user = asUser();
  await service.deliver(GoalCompleted.example({ goalId: newId() }, { id: newId(), subject: user.userId }));
  const { body } = await service.http(user).get('/v1/notifications');
  return { user, notificationId: String(body.items[0].id) };
}

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a person who was told something': async (service) => {
    const { user, notificationId } = await told(service);
    return { user, values: { notificationId } };
  },
  'a person with data, asked for by archival': async (service) => {
    const { user } = await told(service);
    return { caller: 'archival', values: { userId: user.userId } };
  },
  'a person with preferences': async (service) => {
    const user = asUser();
    const http = service.http(user);
    await http.put('/v1/notification-preferences', { preferences: { task_completed: { email: true } } });
    const { headers } = await http.get('/v1/notification-preferences');
    return { user, values: { etag: String(headers.etag) } };
  },
} satisfies Record<string, StateSetUp>;
