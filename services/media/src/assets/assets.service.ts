import { Inject, Injectable } from '@nestjs/common';
import { ErasedPeople, Outbox, type Tx, type UserId } from '@odyssey/events';
import { CONFIG, type ExpectedVersion, expectVersion, Jobs, newId, refused } from '@odyssey/platform';
import type { MediaConfig } from '../config.ts';
import type { Inspected } from '../inspection/inspect.rules.ts';
import { DeleteFiles } from '../jobs/delete-files.job.ts';
import { ProcessPicture } from '../jobs/process-picture.job.ts';
import type { MadePicture } from '../pictures/picture.types.ts';
import { MediaDisk, type SentFile } from '../storage/media-disk.ts';
import { AssetEntity, type Attachment } from './asset.entity.ts';
import { AttachmentGone, QuotaExceeded } from './asset.errors.ts';
import {
  type AssetPatch,
  assetDeleted,
  patchAsset,
  processAsset,
  type Rejection,
  rejectAsset,
  uploadAsset,
} from './asset.rules.ts';
import { AssetFileEntity } from './asset-file.entity.ts';
import { GoneAttachmentEntity } from './gone-attachment.entity.ts';

export interface NewAsset {
  sent: SentFile;
  inspected: Inspected;
  fileName: string;
  attachedTo: Attachment | undefined;
  caption: string | undefined;
}

/** Changes to a person's pictures; each method runs in the caller's transaction. */
@Injectable()
export class AssetsService {
  constructor(
    @Inject(CONFIG) private readonly config: MediaConfig,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly disk: MediaDisk,
    private readonly erased: ErasedPeople,
  ) {}

  /**
   * Takes the sent file over; its pictures are made by a job.
   * @throws QuotaExceeded, AttachmentGone
   */
  async add(
    tx: Tx,
    owner: UserId,
    { sent, inspected, fileName, attachedTo, caption }: NewAsset,
  ): Promise<AssetEntity> {
    // A long upload may outlive its sender's account.
    if (await this.erased.isErased(tx, owner)) throw refused('Its session has ended.');
    await this.checkQuota(tx, owner, sent.bytes);
    if (attachedTo) await this.checkAttachment(tx, owner, attachedTo, `/${attachedTo.type}Id`);
    const asset = tx.manager.create(AssetEntity, {
      id: newId(),
      ownerId: owner,
      kind: 'image',
      status: 'processing',
      contentType: inspected.contentType,
      bytes: sent.bytes,
      width: inspected.width,
      height: inspected.height,
      frames: inspected.frames,
      fileName: fileName.slice(-255) || null,
      caption: caption ?? null,
      attachedType: attachedTo?.type ?? null,
      attachedId: attachedTo?.id ?? null,
      placeholder: null,
      rejectionCode: null,
      rejectionDetail: null,
    });
    const saved = await this.outbox.saveChange(tx, AssetEntity, uploadAsset(asset));
    await this.jobs.enqueue(tx, ProcessPicture, { userId: owner, mediaId: saved.id }, { id: saved.id });
    await this.disk.keepSent(owner, saved.id, sent.path);
    return saved;
  }

  /** @throws stale_version, AttachmentGone */
  async patch(
    tx: Tx,
    owner: UserId,
    id: string,
    patch: AssetPatch,
    expected: ExpectedVersion,
  ): Promise<AssetEntity> {
    const asset = await tx.findOwned(AssetEntity, owner, id);
    expectVersion(asset, expected);
    if (patch.attachedTo) await this.checkAttachment(tx, owner, patch.attachedTo, '/attachedTo/id');
    const files = await this.filesOf(tx, [id]);
    return this.outbox.saveChange(tx, AssetEntity, patchAsset(asset, patch, files));
  }

  /** @throws stale_version */
  async delete(tx: Tx, owner: UserId, id: string, expected: ExpectedVersion): Promise<void> {
    const asset = await tx.findOwned(AssetEntity, owner, id);
    expectVersion(asset, expected);
    await this.deleteAll(tx, owner, [asset]);
  }

  /** What a task, goal or story leaves behind when it is gone for good; nothing can be attached to it any more. */
  async deleteAttachedTo(tx: Tx, owner: UserId, { type, id }: Attachment): Promise<void> {
    await tx.manager.upsert(GoneAttachmentEntity, { id, ownerId: owner, type }, ['id']);
    const where = { ownerId: owner, attachedType: type, attachedId: id };
    await this.deleteAll(tx, owner, await tx.manager.find(AssetEntity, { where, order: { id: 'ASC' } }));
  }

  /** @returns false when nobody waits for the pictures any more. */
  async finish(tx: Tx, owner: UserId, id: string, picture: MadePicture): Promise<boolean> {
    const asset = await tx.manager.findOneBy(AssetEntity, { id, ownerId: owner });
    const change = asset && processAsset(asset, picture);
    if (!change?.changed) return false;
    for (const file of picture.files) await this.disk.keep(owner, file.sha256, file.path);
    await tx.manager.insert(
      AssetFileEntity,
      picture.files.map(({ path: _, ...file }) => ({ ...file, assetId: id, ownerId: owner })),
    );
    await this.outbox.saveChange(tx, AssetEntity, change);
    return true;
  }

  async reject(tx: Tx, owner: UserId, id: string, rejection: Rejection): Promise<void> {
    const asset = await tx.manager.findOneBy(AssetEntity, { id, ownerId: owner });
    if (asset) await this.outbox.saveChange(tx, AssetEntity, rejectAsset(asset, rejection));
  }

  /** A process ended while it decoded the picture. @returns how many have; 0 when nobody waits for it any more */
  async countDecoderDeath(tx: Tx, owner: UserId, id: string): Promise<number> {
    const [counted] = await tx.query<{ deaths: number }>(
      `update assets set decoder_deaths = decoder_deaths + 1
       where id = $1 and owner_id = $2 and status = 'processing' returning decoder_deaths as deaths`,
      [id, owner],
    );
    return counted?.deaths ?? 0;
  }

  filesOf(tx: Tx, assetIds: readonly string[]): Promise<AssetFileEntity[]> {
    return tx.manager
      .createQueryBuilder(AssetFileEntity, 'file')
      .where('file.asset_id = any(:assetIds)', { assetIds })
      .getMany();
  }

  private async deleteAll(tx: Tx, owner: UserId, assets: readonly AssetEntity[]): Promise<void> {
    if (assets.length === 0) return;
    const ids = assets.map((asset) => asset.id);
    const files = await this.filesOf(tx, ids);
    await tx.execute('delete from assets where owner_id = $1 and id = any($2)', [owner, ids]);
    await this.outbox.addAll(tx, assets.map(assetDeleted));
    const hashes = [...new Set(files.map((file) => file.sha256))];
    await this.jobs.enqueue(tx, DeleteFiles, { userId: owner, mediaIds: ids, hashes });
  }

  private async checkQuota(tx: Tx, owner: UserId, more: number): Promise<void> {
    const { quota } = this.config;
    const [used] = await tx.query<{ files: number; bytes: string }>(
      `select count(*)::int as files, coalesce(sum(bytes), 0) as bytes from assets
       where owner_id = $1 and status <> 'rejected'`,
      [owner],
    );
    if (Number(used?.files) >= quota.files)
      throw new QuotaExceeded(`You keep ${quota.files} pictures, the most there may be.`);
    if (Number(used?.bytes) + more > quota.bytes)
      throw new QuotaExceeded(`Your pictures would take more than ${quota.bytes} bytes.`);
  }

  private async checkAttachment(
    tx: Tx,
    owner: UserId,
    attachment: Attachment,
    pointer: string,
  ): Promise<void> {
    const gone = await tx.manager.existsBy(GoneAttachmentEntity, { id: attachment.id, ownerId: owner });
    if (gone) throw new AttachmentGone(attachment, pointer);
  }
}
