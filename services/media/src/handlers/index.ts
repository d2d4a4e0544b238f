import { DeleteAssetsWhenGoalDeleted } from './delete-assets-when-goal-deleted.handler.ts';
import { DeleteAssetsWhenStoryDeleted } from './delete-assets-when-story-deleted.handler.ts';
import { DeleteAssetsWhenTaskDeleted } from './delete-assets-when-task-deleted.handler.ts';

/** What media reacts to; erasure (libs/user-data) and ended sessions (libs/platform) come on top, as everywhere. */
export const handlers = [
  DeleteAssetsWhenTaskDeleted,
  DeleteAssetsWhenGoalDeleted,
  DeleteAssetsWhenStoryDeleted,
];
