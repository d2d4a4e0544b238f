import {
  MessageExchanged,
  type Received,
  StoryDeleted,
  StoryGenerated,
  StorySnapshot,
  TaskCompleted,
  TaskSnapshot,
} from '@odyssey/contracts';
import type { Tx } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { describeReadings, endedSessionReading, erasureReading, reading } from '@odyssey/testing/pact';
import { ForgetStoryWhenStoryDeleted } from '../../src/handlers/forget-story-when-story-deleted.handler.ts';
import { RememberExchangeWhenMessageExchanged } from '../../src/handlers/remember-exchange-when-message-exchanged.handler.ts';
import { RememberStoryFromSnapshot } from '../../src/handlers/remember-story-from-snapshot.handler.ts';
import { RememberStoryWhenStoryGenerated } from '../../src/handlers/remember-story-when-story-generated.handler.ts';
import { RememberTaskFromSnapshot } from '../../src/handlers/remember-task-from-snapshot.handler.ts';
import { RememberTaskWhenTaskCompleted } from '../../src/handlers/remember-task-when-task-completed.handler.ts';
import { memory } from '../../src/service.ts';

/** What the person's memories are, and which sources bring nothing any more. */
const effect = async (tx: Tx, { subject }: Received) => ({
  memories: await tx.query(
    `select kind, content, source_type, source_id, source_version, valid_from, valid_to
     from memories where owner_id = $1 order by kind, content`,
    [subject],
  ),
  forgotten: await tx.query('select source_type, source_id from forgotten_sources where owner_id = $1', [
    subject,
  ]),
});

const description = 'Rest 30 seconds after each length.';

describeReadings(memory, [
  reading(RememberExchangeWhenMessageExchanged, MessageExchanged, { effect }),
  reading(RememberTaskWhenTaskCompleted, TaskCompleted, {
    examples: { '': TaskCompleted.example({ description }) },
    effect,
  }),
  reading(RememberTaskFromSnapshot, TaskSnapshot, {
    examples: {
      'of what is finished': TaskSnapshot.example({
        description,
        status: 'completed',
        completedAt: '2026-05-06T06:40:00.000Z',
        goal: { title: 'Swim 1,500 m without a rest' },
      }),
    },
    effect,
  }),
  reading(RememberStoryWhenStoryGenerated, StoryGenerated, { effect }),
  reading(RememberStoryFromSnapshot, StorySnapshot, { effect }),
  reading(ForgetStoryWhenStoryDeleted, StoryDeleted, {
    given: async (service) => {
      const [subject, storyId] = [newId(), newId()];
      await service.deliver(StoryGenerated.example({ storyId }, { id: newId(), subject }));
      return StoryDeleted.example({ storyId }, { id: newId(), subject });
    },
    effect,
  }),
  erasureReading(),
  endedSessionReading(),
]);
