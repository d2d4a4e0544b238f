import { GoalCompleted, type Received } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { StoriesService } from '../stories/stories.service.ts';

@Handler('celebrate-goal', GoalCompleted)
export class CelebrateWhenGoalCompleted {
  constructor(private readonly stories: StoriesService) {}

  handle(event: Received<typeof GoalCompleted>, tx: Tx): Promise<void> {
    return this.stories.celebrate(tx, event.subject, event.data);
  }
}
