import { Transactions } from '@odyssey/events';
import { type JobData, JobWorker } from '@odyssey/platform';
import { TrashService } from '../trash/trash.service.ts';
import { PurgeTrash } from './purge-trash.job.ts';

@JobWorker(PurgeTrash)
export class PurgeTrashWorker {
  constructor(
    private readonly transactions: Transactions,
    private readonly trash: TrashService,
  ) {}

  async run({ userId, rootId }: JobData<typeof PurgeTrash>): Promise<void> {
    await this.transactions.forPerson(userId, (tx) => this.trash.purge(tx, userId, rootId));
  }
}
