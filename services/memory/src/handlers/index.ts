import { ForgetStoryWhenStoryDeleted } from './forget-story-when-story-deleted.handler.ts';
import { RememberExchangeWhenMessageExchanged } from './remember-exchange-when-message-exchanged.handler.ts';
import { RememberStoryFromSnapshot } from './remember-story-from-snapshot.handler.ts';
import { RememberStoryWhenStoryGenerated } from './remember-story-when-story-generated.handler.ts';
import { RememberTaskFromSnapshot } from './remember-task-from-snapshot.handler.ts';
import { RememberTaskWhenTaskCompleted } from './remember-task-when-task-completed.handler.ts';

/** All that this service reacts to, beside the erasure of a person and the end of a session. */
export const HANDLERS = [
  RememberExchangeWhenMessageExchanged,
  RememberTaskWhenTaskCompleted,
  RememberStoryWhenStoryGenerated,
  ForgetStoryWhenStoryDeleted,
  RememberTaskFromSnapshot,
  RememberStoryFromSnapshot,
];
