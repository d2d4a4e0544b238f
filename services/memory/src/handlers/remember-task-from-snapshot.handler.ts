import { type Received, TaskSnapshot } from '@odyssey/contracts';
import { Handler, type Tx } from '@odyssey/events';
import { taskToRemember, wasFinished } from '../sources/record.rules.ts';
import { RecordsService } from '../sources/records.service.ts';

@Handler('remember-task', TaskSnapshot)
export class RememberTaskFromSnapshot {
  constructor(private readonly records: RecordsService) {}

  async handle({ subject, data, aggregate }: Received<typeof TaskSnapshot>, tx: Tx): Promise<void> {
    if (wasFinished(data))
      await this.records.rememberUnlessTold(tx, subject, taskToRemember(data, aggregate.version));
  }
}
