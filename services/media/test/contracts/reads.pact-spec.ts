import { GoalDeleted, type Received, StoryDeleted, TaskDeleted } from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { describeReadings, endedSessionReading, erasureReading, reading } from '@odyssey/testing/pact';
import { DeleteAssetsWhenGoalDeleted } from '../../src/handlers/delete-assets-when-goal-deleted.handler.ts';
import { DeleteAssetsWhenStoryDeleted } from '../../src/handlers/delete-assets-when-story-deleted.handler.ts';
import { DeleteAssetsWhenTaskDeleted } from '../../src/handlers/delete-assets-when-task-deleted.handler.ts';
import { media } from '../../src/service.ts';

/** That nothing can be attached to it any more; with its pictures it goes the same way. */
const gone = (tx: Tx, { subject }: Received) =>
  tx.query('select id, type from gone_attachments where owner_id = $1', [subject]);

describeReadings(media, [
  reading(DeleteAssetsWhenTaskDeleted, TaskDeleted, { effect: gone }),
  reading(DeleteAssetsWhenGoalDeleted, GoalDeleted, { effect: gone }),
  reading(DeleteAssetsWhenStoryDeleted, StoryDeleted, { effect: gone }),
  erasureReading(),
  endedSessionReading(),
]);
