import { afterAll } from '@jest/globals';
import { ErasureRequested, UserRegistered } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, waitUntil } from '@odyssey/testing';
import { MailServer } from '@odyssey/testing/mail';
import { describeProvider } from '@odyssey/testing/pact';
import { notifications } from '../../src/service.ts';
import { states } from './states.ts';

const mails = await MailServer.start();
afterAll(() => mails.stop());

/** The welcome of somebody new, to the end of its mail. */
async function welcome(service: TestService, status: 'delivered' | 'failed') {
  const { userId } = asUser();
  if (status === 'failed') mails.refusals.push(550);
  await service.deliver(
    UserRegistered.example({ email: `${userId}@example.org` }, { id: newId(), subject: userId }),
  );
  const ended = `select 1 from notifications where owner_id = $1 and deliveries->'email'->>'status' = $2`;
  await waitUntil(async () => (await service.rows(ended, [userId, status])).length > 0, {
    within: 20_000,
    what: `the mail is ${status}`,
  });
}

describeProvider(notifications, {
  states,
  service: { env: { ODYSSEY_SMTP_URL: mails.url } },
  publishes: {
    'notifications.notification.delivered.v1': (service) => welcome(service, 'delivered'),
    'notifications.notification.failed.v1': (service) => welcome(service, 'failed'),
    'notifications.erasure.completed.v1': (service) =>
      service.deliver(ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: newId() })),
  },
});
