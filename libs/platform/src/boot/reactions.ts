import { type HandlerOptions, reactionOf } from '@odyssey/events';
import { controllersOf } from '../openapi/routes.ts';
import { ownsData } from './config.ts';
import type { ServiceDefinition } from './definition.ts';
import { HANDLERS_OF_ALL } from './platform.module.ts';

/** Every event handler that a service runs, read from metadata: its own in list order, then those of every service that keeps data. */
export function reactionsOf({ name, module }: Pick<ServiceDefinition, 'name' | 'module'>): HandlerOptions[] {
  const handlers = [...controllersOf(module), ...(ownsData(name) ? HANDLERS_OF_ALL : [])];
  return handlers.flatMap((handler) => reactionOf(handler) ?? []);
}
