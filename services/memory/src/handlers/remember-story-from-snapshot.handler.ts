import { type Received, StorySnapshot } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { storyToRemember } from '../sources/record.rules.ts';
import { RecordsService } from '../sources/records.service.ts';

@Handler('remember-story', StorySnapshot)
export class RememberStoryFromSnapshot {
  constructor(private readonly records: RecordsService) {}

  handle(event: Received<typeof StorySnapshot>, tx: Tx): Promise<void> {
    return this.records.remember(tx, event.subject, storyToRemember(event.data));
  }
}
