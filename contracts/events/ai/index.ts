export { AiErasureCompleted } from './erasure-completed.ts';
export { MessageExchanged } from './message-exchanged.ts';
export { PlanFailed } from './plan-failed.ts';
export { PlanProposed } from './plan-proposed.ts';
export { StoryDeleted } from './story-deleted.ts';
export { StoryFailed } from './story-failed.ts';
export { StoryGenerated } from './story-generated.ts';
export { UsageRecorded } from './usage-recorded.ts';
