import { serviceConfig } from '@odyssey/platform';

/** goals needs nothing beyond what every service is told by its environment. */
export const config = serviceConfig();
