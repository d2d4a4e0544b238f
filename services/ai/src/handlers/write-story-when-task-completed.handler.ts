import { type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { StoriesService } from '../stories/stories.service.ts';

@Handler('write-story', TaskCompleted)
export class WriteStoryWhenTaskCompleted {
  constructor(private readonly stories: StoriesService) {}

  handle(event: Received<typeof TaskCompleted>, tx: Tx): Promise<void> {
    return this.stories.tellOfTask(tx, event.subject, event.data); // a row and a job; the model is asked later
  }
}
