import { describeSchema } from '@odyssey/testing';
import { auth } from '../src/service.ts';

describeSchema(auth, [
  'DELETE /v1/auth/identities/{id}',
  'DELETE /v1/auth/me',
  'GET /v1/auth/identities',
  'POST /v1/auth/identities/{provider}/authorize',
  'POST /v1/auth/identities/{provider}/callback',
  'GET /.well-known/jwks.json',
  'GET /v1/auth/me',
  'DELETE /v1/auth/sessions',
  'DELETE /v1/auth/sessions/{id}',
  'GET /v1/auth/security-events',
  'GET /v1/auth/sessions',
  'PATCH /v1/auth/sessions/{id}',
  'PATCH /v1/auth/me',
  'POST /v1/auth/login',
  'POST /v1/auth/logout',
  'POST /v1/auth/refresh',
  'POST /v1/auth/register',
]);
