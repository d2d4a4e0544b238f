import { type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { taskCompleted } from '../notifications/messages.rules.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';

@Handler('notify-task-completed', TaskCompleted)
export class NotifyWhenTaskCompleted {
  constructor(private readonly notifications: NotificationsService) {}

  handle(event: Received<typeof TaskCompleted>, tx: Tx) {
    return this.notifications.notify(
      tx,
      event.subject,
      'task_completed',
      `task:${event.data.taskId}:${event.id}`,
      taskCompleted(event.data),
    );
  }
}
