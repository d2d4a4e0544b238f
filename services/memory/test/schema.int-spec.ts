import { describeSchema } from '@odyssey/testing';
import { memory } from '../src/service.ts';

describeSchema(memory, [
  'DELETE /v1/memories/{id}',
  'GET /v1/memories',
  'GET /v1/memories/{id}',
  'PATCH /v1/memories/{id}',
  'POST /v1/memories',
  'POST /v1/memories/context',
  'POST /v1/memories/search',
]);
