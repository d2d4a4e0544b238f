import type { DataService } from '@odyssey/contracts';

/** A door of each service that asks for a session. */
export const DOORS: Readonly<Record<DataService, string>> = {
  auth: '/v1/auth/me',
  goals: '/v1/tasks',
  ai: '/v1/stories',
  memory: '/v1/memories',
  media: '/v1/media',
  notifications: '/v1/notifications',
  archival: '/v1/retention-policies',
};
