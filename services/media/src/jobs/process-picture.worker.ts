import { Inject, Logger } from '@nestjs/common';
import { PersonErased, Transactions } from '@odyssey/events';
import { CONFIG, type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import { AssetEntity } from '../assets/asset.entity.ts';
import type { Rejection } from '../assets/asset.rules.ts';
import { AssetsService } from '../assets/assets.service.ts';
import type { MediaConfig } from '../config.ts';
import { PictureProcessDied, PictureProcesses } from '../pictures/picture-processes.ts';
import { MediaDisk } from '../storage/media-disk.ts';
import { ProcessPicture } from './process-picture.job.ts';

/** A picture that has ended as many processes, crashed or without end, is not given to another. */
const MOST_DEATHS = 3;

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
      const rejection = await this.make(asset).catch((error: Error) => this.givenUp(work, error, job));
      if (rejection) await this.reject(work, rejection);
    }
    await this.disk.removeSent(userId, mediaId);
  }

  /** @returns why the picture is to be rejected; nothing when it is there */
  private async make(asset: AssetEntity): Promise<Rejection | undefined> {
    const { id, ownerId } = asset;
    const into = await this.disk.workFolder();
    try {
      const answer = await this.processes.make({
        source: this.disk.sentPath(ownerId, id),
        contentType: asset.contentType,
        animated: asset.frames > 1,
        maxPixels: this.config.ceilings.maxPixels,
        into,
      });
      if (answer.outcome === 'failed') throw new Error(answer.detail);
      if (answer.outcome === 'undecodable') {
        this.logger.warn(`${id}: ${answer.detail}`);
        return { code: 'media_undecodable', detail: 'The picture could not be decoded.' };
      }
      const { picture } = answer;
      await this.transactions.forPerson(ownerId, (tx) => this.assets.finish(tx, ownerId, id, picture));
      return undefined;
    } finally {
      await this.disk.discard(into);
    }
  }

  /**
   * What is not the picture's fault passes, so it is tried again; deaths are counted apart from tries, which fail for
   * other reasons too. @throws the error, unless this was the last try or the picture has ended enough processes
   */
  private async givenUp(
    { userId, mediaId }: Work,
    error: Error,
    { attempt, lastAttempt }: JobRun,
  ): Promise<Rejection> {
    const deaths =
      error instanceof PictureProcessDied
        ? await this.transactions.forPerson(userId, (tx) =>
            this.assets.countDecoderDeath(tx, userId, mediaId),
          )
        : 0;
    if (error instanceof PersonErased || !(lastAttempt || deaths >= MOST_DEATHS)) throw error;
    this.logger.warn(`${mediaId}: given up after ${attempt} tries, ${error.message}`);
    const detail =
      'The picture could not be made on our side, although it was tried several times. Send it again.';
    return { code: 'internal_error', detail };
  }

  private async reject({ userId, mediaId }: Work, rejection: Rejection): Promise<void> {
    await this.transactions.forPerson(userId, (tx) => this.assets.reject(tx, userId, mediaId, rejection));
  }
}
