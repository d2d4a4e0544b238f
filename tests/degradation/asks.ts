import {
  aUser,
  type HttpAnswer,
  PublicClient,
  type SignedIn,
  signedInClient,
  waitUntil,
} from '@odyssey/testing';
import { photograph } from '../../tools/src/demo/picture.ts';
import type { House } from './house.ts';

/** Somebody who has been here before the cut. */
export interface Person extends SignedIn {
  readonly taskId: string;
  readonly conversationId: string;
  readonly house: House;
}

/** What was accepted during a cut has to be there afterwards, with all that follows from it. */
export type Kept = (person: Person) => Promise<boolean>;

interface Ask {
  send(person: Person): Promise<HttpAnswer>;
  /** For an answer that accepted something. */
  kept?(answer: HttpAnswer): Kept;
}

const picture = photograph();
const notified =
  (kind: string): Kept =>
  async ({ client }) =>
    (await client.get('/v1/notifications?limit=100')).body.items.some(
      (one: { kind: string }) => one.kind === kind,
    );
const stays =
  (path: string, expected: (body: HttpAnswer['body']) => boolean = () => true): Kept =>
  async ({ client }) => {
    const { status, body } = await client.get(path);
    return status === 200 && expected(body);
  };

/** What a person may want while something is away; each is named as the page names it. */
export const ASKS = {
  'read tasks': { send: ({ client }) => client.get('/v1/tasks') },
  'add a task': {
    send: ({ client }) => client.post('/v1/tasks', { title: 'Walk' }),
    kept: ({ body }) => stays(`/v1/tasks/${body.id}`),
  },
  'finish a task': {
    send: ({ client, taskId }) => client.post(`/v1/tasks/${taskId}/complete`),
    // Kafka brings it to notifications, and to ai, which writes a story of it.
    kept: () => async (person) =>
      (await notified('task_completed')(person)) &&
      (await stays('/v1/stories', ({ items }) =>
        items.some(({ revision }: { revision: number }) => revision > 0),
      )(person)),
  },
  'read notifications': { send: ({ client }) => client.get('/v1/notifications') },
  'read stories': { send: ({ client }) => client.get('/v1/stories') },
  'note a memory': {
    send: ({ client }) => client.post('/v1/memories', { content: 'I like the river.' }),
    kept: ({ body }) => stays(`/v1/memories/${body.id}`),
  },
  'say something': {
    send: ({ client, conversationId }) =>
      client.post(`/v1/conversations/${conversationId}/messages`, { content: 'How do I go on?' }),
    kept: ({ body }) =>
      stays(`/v1/conversations/${body.message.conversationId}/messages`, ({ items }) => items.length >= 2),
  },
  'send a picture': {
    async send({ client }) {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(await picture)], 'a.jpg', { type: 'image/jpeg' }));
      return client.post('/v1/media', form);
    },
    kept: ({ body }) => stays(`/v1/media/${body.id}`, ({ status }) => status === 'ready'),
  },
  'read pictures': { send: ({ client }) => client.get('/v1/media') },
  'ask for an export': {
    send: ({ client }) => client.post('/v1/privacy/exports', {}),
    kept: ({ body }) => stays(`/v1/privacy/exports/${body.id}`, ({ status }) => status === 'ready'),
  },
  'read the rules of retention': { send: ({ client }) => client.get('/v1/retention-policies') },
  'log in': {
    send: ({ house, email, password }) =>
      new PublicClient(house.gateway).post('/v1/auth/login', { email, password }),
  },
  register: {
    send: ({ house }) => new PublicClient(house.gateway).post('/v1/auth/register', aUser()),
    // The welcome, in the app and by mail, and auth's own mail with the link.
    kept:
      ({ body: { user, accessToken } }) =>
      async (person) =>
        (await notified('welcome')({
          ...person,
          client: new PublicClient(person.house.gateway, accessToken),
        })) && person.house.mails.to(user.email).length >= 2,
  },
} satisfies Record<string, Ask>;
export type AskName = keyof typeof ASKS;
export const ask = (name: AskName): Ask => ASKS[name];

export async function somebody(house: House): Promise<Person> {
  const signedIn = await signedInClient(house.gateway);
  const { client } = signedIn;
  const task = await client.post('/v1/tasks', { title: 'Walk the river loop' });
  const conversation = await client.post('/v1/conversations', {});
  // A process that has never seen a token has no keys to check one with, and says 503 while auth is away.
  await client.get('/v1/retention-policies');
  await waitUntil(async () => (await client.get('/v1/notifications')).body.items.length > 0, {
    within: 30_000,
    what: 'the welcome of a person before a cut',
  });
  return { ...signedIn, house, taskId: task.body.id, conversationId: conversation.body.id };
}
