import { ai } from '@odyssey/ai';
import { archival } from '@odyssey/archival';
import { auth } from '@odyssey/auth';
import { gateway } from '@odyssey/gateway';
import { goals } from '@odyssey/goals';
import { media } from '@odyssey/media';
import { memory } from '@odyssey/memory';
import { notifications } from '@odyssey/notifications';
import type { ServiceDefinition } from '@odyssey/platform';

/** All eight, for what hosts or migrates them together. */
export const services: ServiceDefinition[] = [
  auth,
  goals,
  ai,
  memory,
  media,
  notifications,
  archival,
  gateway,
];
