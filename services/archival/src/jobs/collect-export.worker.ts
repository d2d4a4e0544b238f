import { Inject, Logger } from '@nestjs/common';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { CONFIG, type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import type { ArchivalConfig } from '../config.ts';
import { PartMissing } from '../exports/export.errors.ts';
import { ExportAssembly } from '../exports/export-assembly.ts';
import { ExportDisk } from '../exports/export-disk.ts';
import { ExportsService } from '../exports/exports.service.ts';
import { PartCollector, type PartSummary } from '../exports/part-collector.ts';
import { CollectExport } from './export.jobs.ts';

type Work = JobData<typeof CollectExport>;
type Part = readonly [DataService, PartSummary];

@JobWorker(CollectExport)
export class CollectExportWorker {
  private readonly logger = new Logger('CollectExport');

  constructor(
    @Inject(CONFIG) private readonly config: ArchivalConfig,
    private readonly transactions: Transactions,
    private readonly exports: ExportsService,
    private readonly collector: PartCollector,
    private readonly assembly: ExportAssembly,
    private readonly disk: ExportDisk,
  ) {}

  async run(work: Work, job: JobRun): Promise<void> {
    try {
      const parts = await this.collectAll(work, job.signal);
      if (parts) await this.assembly.finish(work, parts, job.signal);
    } catch (error) {
      // An erasure may have deleted the export while it was being made; its job removes the zip.
      if (await this.isWanted(work)) await this.tryAgainOrGiveUp(work, job, error);
    }
    await this.disk.removeWork(work.exportId);
  }

  private async tryAgainOrGiveUp({ userId, exportId }: Work, job: JobRun, error: unknown): Promise<void> {
    if (!job.lastAttempt) throw error;
    this.logger.error(error, `export ${exportId} is given up`);
    const detail = sentence((error as Error).message);
    await this.transactions.forPerson(userId, (tx) => this.exports.fail(tx, exportId, detail));
  }

  /**
   * All parts side by side; one that fails does not stop the others, and a later try asks only for it.
   * @returns undefined when nobody waits for the export any more
   */
  private async collectAll(work: Work, signal: AbortSignal): Promise<Part[] | undefined> {
    const outcomes = await Promise.allSettled(
      DATA_SERVICES.map((service) => this.collect(work, service, signal)),
    );
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    const reasons = failed.map(({ reason }) => reasonsOf(reason as Error));
    // One line a try, not one a part: when auth is away all of them are missing.
    if (failed.length > 0) this.logger.warn(`export ${work.exportId}: ${reasons.join(' ')}`);
    if (failed[0]) throw failed[0].reason;
    const parts = outcomes.map((outcome) => (outcome as PromiseFulfilledResult<Part | undefined>).value);
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }

  private async collect(work: Work, service: DataService, signal: AbortSignal): Promise<Part | undefined> {
    const { exportId, userId } = work;
    const record = (outcome: Parameters<ExportsService['recordPart']>[3]) =>
      this.transactions.forPerson(userId, (tx) => this.exports.recordPart(tx, exportId, service, outcome));
    try {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(this.config.partMs)]);
      const summary =
        (await this.collector.found(exportId, service)) ??
        (await this.collector.collect(exportId, service, userId, deadline));
      return (await record({ collected: summary.counts })) ? [service, summary] : undefined;
    } catch (error) {
      await record('failed');
      throw new PartMissing(`${service} did not hand over its part.`, { cause: error });
    }
  }

  private isWanted({ userId, exportId }: Work): Promise<boolean> {
    return this.transactions.forPersonEvenErased(userId, (tx) => this.exports.exists(tx, exportId));
  }
}

const reasonsOf = ({ message, cause }: Error) =>
  cause instanceof Error ? `${message} (${cause.message})` : message;
const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
