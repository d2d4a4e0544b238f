import { type Received, StoryGenerated } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { storyAsText } from '../sources/record.rules.ts';
import { RecordsService } from '../sources/records.service.ts';

@Handler('remember-story', StoryGenerated)
export class RememberStoryWhenStoryGenerated {
  constructor(private readonly records: RecordsService) {}

  handle(event: Received<typeof StoryGenerated>, tx: Tx) {
    const { storyId, revision, writtenAt } = event.data;
    return this.records.remember(tx, event.subject, {
      kind: 'story',
      content: storyAsText(event.data),
      source: { type: 'story', id: storyId, version: revision },
      validFrom: new Date(writtenAt),
    });
  }
}
