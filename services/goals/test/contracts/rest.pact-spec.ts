import { describeRest, type RestCase } from '@odyssey/testing/pact';
import type { states } from './states.ts';

type Case = RestCase<keyof typeof states>;

const NOBODYS = '01890000-0000-7000-8000-00000000dead';

const tasks: Case[] = [
  { operation: 'Tasks_create', status: 201, given: 'a person', body: { title: 'Swim 8 × 50 m' } },
  { operation: 'Tasks_create', status: 422, code: 'invalid_request', given: 'a person', body: { title: '' } },
  { operation: 'Tasks_find', status: 200, given: 'a task', path: { id: '{taskId}' } },
  { operation: 'Tasks_find', status: 404, code: 'not_found', given: 'a person', path: { id: NOBODYS } },
  { operation: 'Tasks_find', status: 400, code: 'malformed_id', given: 'a person', path: { id: 'seven' } },
  {
    operation: 'Tasks_find',
    status: 304,
    given: 'a task',
    path: { id: '{taskId}' },
    headers: { 'if-none-match': '{taskEtag}' },
  },
  {
    operation: 'Tasks_update',
    status: 200,
    given: 'a task',
    path: { id: '{taskId}' },
    headers: { 'if-match': '{taskEtag}' },
    body: { title: 'Swim far' },
  },
  {
    operation: 'Tasks_update',
    status: 412,
    code: 'stale_version',
    given: 'a task',
    path: { id: '{taskId}' },
    headers: { 'if-match': '"999"' },
    body: { title: 'Swim far' },
  },
  { operation: 'Tasks_list', status: 200, given: 'a task', query: { limit: '10' } },
  {
    operation: 'Tasks_remove',
    status: 204,
    given: 'a task',
    path: { id: '{taskId}' },
    headers: { 'if-match': '{taskEtag}' },
  },
];

describeRest('goals', [...tasks]);
