import {
  created,
  describeRest,
  found,
  listed,
  type Resource,
  type RestCase,
  removed,
  updated,
} from '@odyssey/testing/pact';
import type { states } from './states.ts';

type State = keyof typeof states;
type Case = RestCase<State>;

const memory: Resource<State> = {
  name: 'Memories',
  given: 'a memory',
  id: '{memoryId}',
  etag: '{memoryEtag}',
};

const memories: Case[] = [
  ...created<State>('Memories_create', 'a person', { content: 'I live in Lyon.' }, { content: '' }),
  ...listed<State>('Memories_list', 'a memory'),
  ...found(memory, 'Memories_read'),
  ...updated(memory, { pinned: true }, { content: '' }, 'Memories_edit'),
  {
    operation: 'Memories_edit',
    status: 409,
    code: 'memory_words_fixed',
    given: 'a memory of a finished task',
    path: { id: '{memoryId}' },
    headers: { 'if-match': '*' },
    body: { content: 'I never did that.' },
  },
  ...removed(memory, 'Memories_delete'),
];

const recall = (['Recall_search', 'Recall_context'] as const).flatMap((operation): Case[] => [
  { operation, status: 200, given: 'a memory', body: { query: 'When do I swim best?' } },
  { operation, status: 422, code: 'invalid_request', given: 'a memory', body: { query: '' } },
]);

describeRest('memory', [...memories, ...recall]);
