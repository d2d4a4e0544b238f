import { type Received, TaskCompleted } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { taskToRemember } from '../sources/record.rules.ts';
import { RecordsService } from '../sources/records.service.ts';

@Handler('remember-task', TaskCompleted)
export class RememberTaskWhenTaskCompleted {
  constructor(private readonly records: RecordsService) {}

  handle(event: Received<typeof TaskCompleted>, tx: Tx) {
    return this.records.remember(tx, event.subject, taskToRemember(event.data, event.aggregate.version));
  }
}
