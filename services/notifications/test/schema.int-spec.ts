import { describeSchema } from '@odyssey/testing';
import { notifications } from '../src/service.ts';

describeSchema(notifications, [
  'GET /v1/notification-preferences',
  'GET /v1/notifications',
  'GET /v1/notifications/stream',
  'POST /v1/notifications/read-all',
  'POST /v1/notifications/{id}/read',
  'PUT /v1/notification-preferences',
]);
