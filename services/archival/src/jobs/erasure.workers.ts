import { Logger } from '@nestjs/common';
import { Transactions, type Tx } from '@odyssey/events';
import { type JobData, JobWorker } from '@odyssey/platform';
import { PersonEraser } from '@odyssey/user-data';
import { DataSource } from 'typeorm';
import { ErasureEntity } from '../erasures/erasure.entity.ts';
import { ErasuresService } from '../erasures/erasures.service.ts';
import { BeginErasure, ForgetErasure, WatchErasure } from './erasure.jobs.ts';

type Work = JobData<typeof BeginErasure>;

@JobWorker(BeginErasure)
export class BeginErasureWorker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly erasures: ErasuresService,
    private readonly eraser: PersonEraser,
  ) {}

  async run({ erasureId }: Work): Promise<void> {
    await forOwner(this.dataSource, this.transactions, erasureId, (tx) =>
      this.erasures.begin(tx, erasureId, () => this.eraser.erase(tx, tx.person)),
    );
  }
}

@JobWorker(WatchErasure)
export class WatchErasureWorker {
  private readonly logger = new Logger('WatchErasure');

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly erasures: ErasuresService,
  ) {}

  async run({ erasureId }: Work): Promise<void> {
    const late = await forOwner(this.dataSource, this.transactions, erasureId, (tx) =>
      this.erasures.remind(tx, erasureId),
    );
    if (late && late.length > 0)
      this.logger.error(
        `erasure ${erasureId} is overdue: ${late.join(', ')} did not answer and are asked again`,
      );
  }
}

@JobWorker(ForgetErasure)
export class ForgetErasureWorker {
  constructor(private readonly dataSource: DataSource) {}

  async run({ erasureId }: Work): Promise<void> {
    await this.dataSource.manager.delete(ErasureEntity, { id: erasureId, status: 'completed' });
  }
}

/** Does the work as the person whom the erasure is about; one that is over has nobody. */
async function forOwner<T>(
  dataSource: DataSource,
  transactions: Transactions,
  erasureId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  const erasure = await dataSource.manager.findOneBy(ErasureEntity, { id: erasureId });
  if (erasure?.ownerId) return transactions.forPersonEvenErased(erasure.ownerId, work);
}
