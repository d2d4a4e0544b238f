import { type Received, StoryDeleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { AssetsService } from '../assets/assets.service.ts';

/** A story that is gone for good takes its pictures with it. */
@Handler('delete-assets-of-story', StoryDeleted)
export class DeleteAssetsWhenStoryDeleted {
  constructor(private readonly assets: AssetsService) {}

  handle(event: Received<typeof StoryDeleted>, tx: Tx): Promise<void> {
    return this.assets.deleteAttachedTo(tx, event.subject, { type: 'story', id: event.data.storyId });
  }
}
