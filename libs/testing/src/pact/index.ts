export { descriptionOf, type Reading, writeReading } from './message-interaction.ts';
export { describeProvider, type ProviderOptions, type Stage, type StateSetUp } from './provider-suite.ts';
export { describeReadings, type ReadingCase, reading } from './reading-suite.ts';
export { describeRest, type RestCase } from './rest-suite.ts';
