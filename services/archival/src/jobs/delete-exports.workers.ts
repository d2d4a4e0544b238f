import { Transactions } from '@odyssey/events';
import { type JobData, JobWorker } from '@odyssey/platform';
import { ExportDisk } from '../exports/export-disk.ts';
import { ExportsService } from '../exports/exports.service.ts';
import { DeleteExports, ExpireExport } from './export.jobs.ts';

@JobWorker(ExpireExport)
export class ExpireExportWorker {
  constructor(
    private readonly transactions: Transactions,
    private readonly exports: ExportsService,
    private readonly disk: ExportDisk,
  ) {}

  /** The status first: whoever reads the export must not be sent to a file that is gone. */
  async run({ userId, exportId }: JobData<typeof ExpireExport>): Promise<void> {
    const over = await this.transactions.forPerson(userId, (tx) => this.exports.expire(tx, exportId));
    if (!over) throw new Error(`export ${exportId} has not expired yet`);
    await this.disk.remove(exportId);
  }
}

@JobWorker(DeleteExports)
export class DeleteExportsWorker {
  constructor(private readonly disk: ExportDisk) {}

  async run({ exportIds }: JobData<typeof DeleteExports>): Promise<void> {
    for (const id of exportIds) await this.disk.remove(id);
  }
}
