import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ErasureRequested,
  GoalCompleted,
  NotificationDelivered,
  NotificationFailed,
  TaskCompleted,
  UserRegistered,
} from '@odyssey/contracts';
import { notifications } from '@odyssey/notifications';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import { MailServer } from '@odyssey/testing/mail';
import { SendMailJob } from '../src/jobs/send-mail.job.ts';

let mails: MailServer;
let service: TestService;

beforeAll(async () => {
  mails = await MailServer.start();
  service = await testService(notifications, {
    env: { ODYSSEY_SMTP_URL: mails.url, ODYSSEY_PUBLIC_URL: 'https://odyssey.example' },
  });
});
afterAll(async () => {
  await service.close();
  await mails.stop();
});

interface Told {
  id: string;
  reason: string;
  deliveries: { channel: string; status: string; reason: string }[];
}

const addressOf = ({ userId }: TestUser) => `${userId}@example.org`;

async function register(user: TestUser, on = service): Promise<void> {
  const event = UserRegistered.example(
    { email: addressOf(user), displayName: 'Ada <b>' },
    { id: newId(), subject: user.userId },
  );
  await on.deliver(event);
  await on.deliver(event);
}

const newest = async (user: TestUser, on = service): Promise<Told> =>
  (await on.http(user).get('/v1/notifications?limit=1')).body.items[0];
const emailOf = ({ deliveries }: Told) => deliveries.find(({ channel }) => channel === 'email');
const settled = (user: TestUser, status: string): Promise<Told> =>
  waitUntil(
    async () => {
      const told = await newest(user);
      if (told && emailOf(told)?.status === status) return told;
      await service.hasten('send-mail', { userId: user.userId });
      return undefined;
    },
    { within: 20_000, what: `the mail is ${status}` },
  );
const ofPerson = <E extends { subject: string }>(events: E[], { userId }: TestUser) =>
  events.filter(({ subject }) => subject === userId);

describe('an e-mail', () => {
  it('goes out once, in plain text and HTML, and is published as delivered', async () => {
    const user = asUser();
    await register(user);
    const told = await settled(user, 'delivered');
    expect(told.reason).toBe(
      `You opened an account. It is shown in the app. An e-mail went to ${addressOf(user)}.`,
    );
    const [mail, ...more] = mails.to(addressOf(user));
    expect(more).toEqual([]);
    expect(mail).toContain(`Message-ID: <${told.id}@odyssey.example>`);
    expect(mail).toContain('From: Odyssey <odyssey@odyssey.example>');
    expect(mail).toContain('Subject: Welcome, Ada <b>');
    expect(mail).toContain('text/plain');
    expect(mail).toContain('text/html');
    expect(mail).toContain('Welcome, Ada &lt;b&gt;');
    const delivered = ofPerson(await service.published(NotificationDelivered), user);
    expect(delivered.map(({ data }) => data.channel)).toEqual(['in_app', 'email']);
  });

  it('is not sent for a kind without mail, and comes for one that the person chose', async () => {
    const user = asUser();
    await register(user);
    await settled(user, 'delivered');
    const finish = () =>
      service.deliver(TaskCompleted.example({ taskId: newId() }, { id: newId(), subject: user.userId }));
    await finish();
    expect(emailOf(await newest(user))).toMatchObject({
      status: 'skipped',
      reason: expect.stringContaining('in your preferences'),
    });
    await service
      .http(user)
      .put('/v1/notification-preferences', { preferences: { task_completed: { email: true } } });
    await finish();
    await settled(user, 'delivered');
    expect(mails.to(addressOf(user))).toHaveLength(2);
  });

  it('is tried again when the server hesitates (451)', async () => {
    const user = asUser();
    mails.refusals.push(451);
    await register(user);
    const tries = mails.tries;
    await settled(user, 'delivered');
    expect(mails.to(addressOf(user))).toHaveLength(1);
    expect(mails.tries).toBeGreaterThan(tries);
  });

  it('fails at once when the server refuses it (550), and says so', async () => {
    const user = asUser();
    mails.refusals.push(550);
    await register(user);
    const told = await settled(user, 'failed');
    expect(told.reason).toContain('The e-mail could not be delivered: The mail server answered 550.');
    expect(mails.to(addressOf(user))).toEqual([]);
    expect(ofPerson(await service.published(NotificationFailed), user)).toMatchObject([
      { data: { notificationId: told.id, kind: 'welcome', channel: 'email', code: 'mail_refused' } },
    ]);
  });
});

describe('the job of a mail', () => {
  const run = (user: TestUser, notificationId: string, lastAttempt: boolean, on: TestService) =>
    on
      .get(SendMailJob)
      .run(
        { userId: user.userId, notificationId },
        { id: newId(), attempt: 9, lastAttempt, signal: new AbortController().signal },
      );

  it('gives up after its last try, and says so', async () => {
    const nowhere = await testService(notifications, {
      workers: false,
      env: { ODYSSEY_SMTP_URL: 'smtp://127.0.0.1:1' },
    });
    try {
      const user = asUser();
      await register(user, nowhere);
      const { id } = await newest(user, nowhere);
      await expect(run(user, id, false, nowhere)).rejects.toThrow('ECONNREFUSED');
      expect(emailOf(await newest(user, nowhere))?.status).toBe('queued');
      await run(user, id, true, nowhere);
      expect(emailOf(await newest(user, nowhere))).toMatchObject({
        status: 'failed',
        reason: expect.stringContaining('could not be reached'),
      });
      expect(await nowhere.published(NotificationFailed)).toMatchObject([
        { data: { code: 'mail_unreachable' } },
      ]);
    } finally {
      await nowhere.close();
    }
  });

  it('run twice sends once', async () => {
    const user = asUser();
    await register(user);
    const { id } = await settled(user, 'delivered');
    await run(user, id, false, service);
    expect(mails.to(addressOf(user))).toHaveLength(1);
  });

  it('does not blame the mail when the log-in to the server fails', async () => {
    const strict = await MailServer.start({ password: 'other' });
    const env = { ODYSSEY_SMTP_URL: strict.url.replace('//', '//odyssey:wrong@') };
    const locked = await testService(notifications, { workers: false, env });
    try {
      const user = asUser();
      await register(user, locked);
      const { id } = await newest(user, locked);
      await expect(run(user, id, false, locked)).rejects.toMatchObject({ responseCode: 535 });
      expect(emailOf(await newest(user, locked))?.status).toBe('queued');
    } finally {
      await locked.close();
      await strict.stop();
    }
  });

  it('waits with the person’s other jobs, and is gone when they are erased', async () => {
    const slow = await testService(notifications, { workers: false, env: { ODYSSEY_SMTP_URL: mails.url } });
    try {
      const user = asUser();
      await register(user, slow);
      const { id } = await newest(user, slow);
      expect(await slow.jobs('send-mail')).toEqual([{ userId: user.userId, notificationId: id }]);
      await slow.deliver(
        ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: user.userId }),
      );
      expect(await slow.jobs('send-mail')).toEqual([]);
      await run(user, id, false, slow);
      expect(mails.to(addressOf(user))).toEqual([]);
    } finally {
      await slow.close();
    }
  });
});

describe('without a mail server', () => {
  it('people are told in the app, and why there was no mail', async () => {
    const plain = await testService(notifications, { workers: false, env: { ODYSSEY_SMTP_URL: '' } });
    try {
      const user = asUser();
      await register(user, plain);
      await plain.deliver(GoalCompleted.example({}, { id: newId(), subject: user.userId }));
      expect(emailOf(await newest(user, plain))).toMatchObject({
        status: 'skipped',
        reason: 'No e-mail was sent, because this Odyssey has no mail server.',
      });
      expect(await plain.jobs('send-mail')).toEqual([]);
    } finally {
      await plain.close();
    }
  });
});
