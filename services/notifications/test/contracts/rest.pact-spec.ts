import { describeRest, listed, missing, type RestCase } from '@odyssey/testing/pact';
import type { states } from './states.ts';

type State = keyof typeof states;
type Case = RestCase<State>;

const preferences: Case[] = [
  { operation: 'Preferences_read', status: 200, given: 'a person' },
  {
    operation: 'Preferences_read',
    status: 304,
    given: 'a person with preferences',
    headers: { 'if-none-match': '{etag}' },
  },
  {
    operation: 'Preferences_replace',
    status: 200,
    given: 'a person with preferences',
    body: { preferences: { story_ready: { email: false } } },
  },
  {
    operation: 'Preferences_replace',
    status: 422,
    code: 'invalid_request',
    given: 'a person',
    body: { preferences: { security: { email: false } } },
  },
];

const inbox: Case[] = [
  ...listed<State>('Inbox_list', 'a person who was told something'),
  {
    operation: 'Inbox_read',
    status: 200,
    given: 'a person who was told something',
    path: { id: '{notificationId}' },
  },
  ...missing<State>('Inbox_read', 'a person'),
  { operation: 'Inbox_readAll', status: 200, given: 'a person who was told something' },
  {
    operation: 'Inbox_follow',
    status: 422,
    code: 'invalid_request',
    given: 'a person',
    query: { lastEventId: 'yesterday' },
  },
];

describeRest('notifications', [...preferences, ...inbox]);
