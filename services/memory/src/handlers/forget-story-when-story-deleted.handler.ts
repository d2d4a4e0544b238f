import { type Received, StoryDeleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { ForgottenSources } from '../sources/forgotten-sources.service.ts';

@Handler('forget-story', StoryDeleted)
export class ForgetStoryWhenStoryDeleted {
  constructor(private readonly forgotten: ForgottenSources) {}

  handle(event: Received<typeof StoryDeleted>, tx: Tx) {
    return this.forgotten.forget(tx, event.subject, 'story', event.data.storyId);
  }
}
