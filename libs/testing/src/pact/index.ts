export { introspectionCalls, keysCall, tokenCall } from './auth-calls.ts';
export { type CallAnswer, type CallCase, describeCalls } from './call-suite.ts';
export { endedSessionReading } from './ended-session-reading.ts';
export { erasureReading } from './erasure-reading.ts';
export { descriptionOf, type Reading, writeReading } from './message-interaction.ts';
export {
  describeProvider,
  type ProviderOptions,
  type Stage,
  type StateSetUp,
  type UseCase,
} from './provider-suite.ts';
export { describeReadings, type ReadingCase, reading } from './reading-suite.ts';
export {
  created,
  found,
  listed,
  missing,
  NOBODYS_ID,
  type Resource,
  removed,
  updated,
} from './rest-cases.ts';
export { describeRest, type RestCase } from './rest-suite.ts';
