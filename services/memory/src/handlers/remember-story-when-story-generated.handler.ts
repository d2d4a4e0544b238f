import { type Received, StoryGenerated } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { storyToRemember } from '../sources/record.rules.ts';
import { RecordsService } from '../sources/records.service.ts';

@Handler('remember-story', StoryGenerated)
export class RememberStoryWhenStoryGenerated {
  constructor(private readonly records: RecordsService) {}

  handle(event: Received<typeof StoryGenerated>, tx: Tx) {
    return this.records.remember(tx, event.subject, storyToRemember(event.data));
  }
}
