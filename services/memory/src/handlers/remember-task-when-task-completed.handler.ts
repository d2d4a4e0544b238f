import { type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { taskAsText } from '../sources/record.rules.ts';
import { RecordsService } from '../sources/records.service.ts';

@Handler('remember-task', TaskCompleted)
export class RememberTaskWhenTaskCompleted {
  constructor(private readonly records: RecordsService) {}

  handle(event: Received<typeof TaskCompleted>, tx: Tx) {
    const { taskId, completedAt } = event.data;
    return this.records.remember(tx, event.subject, {
      kind: 'task',
      content: taskAsText(event.data),
      source: { type: 'task', id: taskId, version: event.aggregate.version },
      validFrom: new Date(completedAt),
    });
  }
}
