import { Inject, Logger } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import { CONFIG, type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { AssetEntity } from '../assets/asset.entity.ts';
import type { Rejection } from '../assets/asset.rules.ts';
import { AssetsService } from '../assets/assets.service.ts';
import type { MediaConfig } from '../config.ts';
import type { PictureAnswer } from '../pictures/picture.types.ts';
import { PictureProcesses } from '../pictures/picture-processes.ts';
import { MediaDisk } from '../storage/media-disk.ts';
import { ProcessPicture } from './process-picture.job.ts';

type Work = JobData<typeof ProcessPicture>;

/** Turns a sent file into pictures, or the asset into a rejected one; either way the sent file is gone afterwards. */
@JobWorker(ProcessPicture)
export class ProcessPictureWorker {
  private readonly logger = new Logger('ProcessPicture');

  constructor(
    @Inject(CONFIG) private readonly config: MediaConfig,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly assets: AssetsService,
    private readonly processes: PictureProcesses,
    private readonly disk: MediaDisk,
  ) {}

  async run(work: Work, job: JobRun): Promise<void> {
    const { userId, mediaId } = work;
    const asset = await this.dataSource.manager.findOneBy(AssetEntity, { id: mediaId, ownerId: userId });
    if (asset?.status === 'processing') {
      const into = await this.disk.workFolder();
      try {
        await this.settle(work, await this.make(asset, into), job);
      } finally {
        await this.disk.discard(into);
      }
    }
    await this.disk.removeSent(userId, mediaId);
  }

  private async make(asset: AssetEntity, into: string): Promise<PictureAnswer> {
    try {
      return await this.processes.make({
        source: this.disk.sentPath(asset.ownerId, asset.id),
        contentType: asset.contentType,
        animated: asset.frames > 1,
        maxPixels: this.config.ceilings.maxPixels,
        into,
      });
    } catch (error) {
      return { outcome: 'failed', detail: (error as Error).message };
    }
  }

  private async settle(work: Work, answer: PictureAnswer, job: JobRun): Promise<void> {
    if (answer.outcome === 'made') {
      const { picture } = answer;
      await this.transactions.forPerson(work.userId, (tx) =>
        this.assets.finish(tx, work.userId, work.mediaId, picture),
      );
      return;
    }
    this.logger.warn(`${work.mediaId}: ${answer.outcome}, ${answer.detail}`);
    if (answer.outcome === 'undecodable') {
      return this.reject(work, { code: 'media_undecodable', detail: 'The picture could not be decoded.' });
    }
    if (!job.lastAttempt) throw new Error(answer.detail);
    await this.reject(work, {
      code: 'internal_error',
      detail:
        'The picture could not be made on our side, although it was tried several times. Send it again.',
    });
  }

  private async reject({ userId, mediaId }: Work, rejection: Rejection): Promise<void> {
    await this.transactions.forPerson(userId, (tx) => this.assets.reject(tx, userId, mediaId, rejection));
  }
}
