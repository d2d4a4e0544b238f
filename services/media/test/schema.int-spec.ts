import { describeSchema } from '@odyssey/testing';
import { media } from '../src/service.ts';

describeSchema(media, [
  'DELETE /v1/media/{id}',
  'GET /v1/media',
  'GET /v1/media/{id}',
  'GET /v1/media/{id}/content',
  'PATCH /v1/media/{id}',
  'POST /v1/media',
]);
