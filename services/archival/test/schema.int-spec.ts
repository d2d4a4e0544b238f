import { describeSchema } from '@odyssey/testing';
import { archival } from '../src/service.ts';

describeSchema(archival, [
  'DELETE /v1/privacy/erasures/{id}',
  'GET /v1/privacy/erasures/{id}',
  'GET /v1/privacy/exports/{id}',
  'GET /v1/privacy/exports/{id}/download',
  'GET /v1/retention-policies',
  'POST /v1/privacy/erasures',
  'POST /v1/privacy/exports',
]);
