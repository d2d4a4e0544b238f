export type { Environment } from './environment.ts';
export type { Part } from './part.ts';
export { SERVICES, type ServiceName, TOPICS } from './services.ts';
export type { Stack, StackStatus } from './stack.ts';
export { type StackOptions, startStack } from './start.ts';
