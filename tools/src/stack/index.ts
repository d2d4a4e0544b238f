export { SERVICES, type ServiceName } from './services.ts';
export type { Stack } from './stack.ts';
export { startStack } from './start.ts';
