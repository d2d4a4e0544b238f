import { type Received, StoryGenerated } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { storyReady } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('notify-story-ready', StoryGenerated)
export class NotifyWhenStoryGenerated {
  constructor(private readonly notifications: NotificationsService) {}

  async handle(event: Received<typeof StoryGenerated>, tx: Tx): Promise<void> {
    if (event.data.revision > 1) return;
    return this.notifications.notify(
      tx,
      event.subject,
      'story_ready',
      `story:${event.data.storyId}`,
      storyReady(event.data),
    );
  }
}
