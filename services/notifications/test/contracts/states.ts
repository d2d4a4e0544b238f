import { GoalCompleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';

/** What has to be there before a request of a contract; by name, so that a contract cannot ask for what is not there. */
export const states = {
  'a person': async () => ({ user: asUser() }),
  'a person who was told something': async (service) => {
    const user = asUser();
    await service.deliver(GoalCompleted.example({ goalId: newId() }, { id: newId(), subject: user.userId }));
    const { body } = await service.http(user).get('/v1/notifications');
    return { user, values: { notificationId: String(body.items[0].id) } };
  },
  'a person with preferences': async (service) => {
    const user = asUser();
    const http = service.http(user);
    await http.put('/v1/notification-preferences', { preferences: { task_completed: { email: true } } });
    const { headers } = await http.get('/v1/notification-preferences');
    return { user, values: { etag: String(headers.etag) } };
  },
} satisfies Record<string, StateSetUp>;
