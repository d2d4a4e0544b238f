import {
  created,
  describeRest,
  found,
  listed,
  missing,
  NOBODYS_ID,
  type Resource,
  type RestCase,
  removed,
} from '@odyssey/testing/pact';
import type { states } from './states.ts';

type State = keyof typeof states;
type Case = RestCase<State>;

const of = (name: string, given: State, value: string): Resource<State> => ({
  name,
  given,
  id: `{${value}Id}`,
  etag: `{${value}Etag}`,
});
const story = of('Stories', 'a story', 'story');
const conversation = of('Conversations', 'a conversation', 'conversation');

const invalid = { status: 422, code: 'invalid_request' };
const notReady = { status: 409, code: 'story_not_ready' };
const thatDay = { kind: 'daily', date: '2026-05-04' };

const stories: Case[] = [
  { operation: 'Stories_tell', status: 202, given: 'a finished task', body: thatDay },
  { operation: 'Stories_tell', status: 409, code: 'nothing_to_tell', given: 'a person', body: thatDay },
  {
    operation: 'Stories_tell',
    ...notReady,
    given: 'a day whose story is being written',
    body: thatDay,
  },
  {
    operation: 'Stories_tell',
    status: 404,
    code: 'not_found',
    given: 'a person',
    body: { kind: 'goal', sourceId: NOBODYS_ID },
  },
  { operation: 'Stories_tell', ...invalid, given: 'a person', body: { kind: 'goal' } },
  ...listed<State>('Stories_list', 'a story'),
  ...found(story, 'Stories_read'),
  { operation: 'Stories_regenerate', status: 202, given: 'a story', path: { id: '{storyId}' } },
  {
    operation: 'Stories_regenerate',
    ...notReady,
    given: 'a story that is being written',
    path: { id: '{storyId}' },
  },
  ...missing<State>('Stories_regenerate', 'a person'),
  ...removed(story),
];

const path = { id: '{conversationId}' };
const words = { content: 'When should I swim?' };
const conversations: Case[] = [
  ...created<State>('Conversations_open', 'a person', { title: 'Swimming' }, { title: '' }),
  ...listed<State>('Conversations_list', 'a conversation'),
  ...found(conversation, 'Conversations_read'),
  ...listed<State>('Conversations_messages', 'a conversation').map((one) => ({ ...one, path })),
  ...missing<State>('Conversations_messages', 'a person'),
  { operation: 'Conversations_say', status: 201, given: 'a conversation', path, body: words },
  { operation: 'Conversations_say', ...invalid, given: 'a conversation', path, body: { content: '' } },
  ...missing<State>('Conversations_say', 'a person', { body: words }),
];

const models: Case[] = [
  { operation: 'Providers_list', status: 200, given: 'a person' },
  { operation: 'Usage_read', status: 200, given: 'a conversation' },
  { operation: 'Usage_read', ...invalid, given: 'a person', query: { from: 'yesterday' } },
];

describeRest('ai', [...stories, ...conversations, ...models]);
