import { defineService } from '@odyssey/platform';
import { GatewayModule } from './app.module.ts';
import { readConfig } from './config.ts';

/** Keeps nothing: no database, no events, no jobs. */
export const gateway = defineService({
  name: 'gateway',
  module: GatewayModule,
  entities: [],
  migrations: [],
  queues: [],
  config: readConfig,
});
