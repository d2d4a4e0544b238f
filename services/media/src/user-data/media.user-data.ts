import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Jobs } from '@odyssey/platform';
import type { UserData, UserDataRecord } from '@odyssey/user-data';
import { AssetEntity, attachmentOf } from '../assets/asset.entity.ts';
import { AssetFileEntity } from '../assets/asset-file.entity.ts';
import { extensionOf } from '../inspection/picture-type.ts';
import { DeletePersonFiles } from '../jobs/delete-files.job.ts';

const BATCH = 500;

/** A person's pictures; the originals travel as files beside the records. */
@Injectable()
export class MediaUserData implements UserData {
  constructor(private readonly jobs: Jobs) {}

  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const assets = await tx.manager
        .createQueryBuilder(AssetEntity, 'asset')
        .where('asset.owner_id = :userId and asset.id > :after', { userId, after })
        .orderBy('asset.id')
        .limit(BATCH)
        .getMany();
      const last = assets.at(-1);
      if (!last) return;
      after = last.id;
      const originals = await tx.manager
        .createQueryBuilder(AssetFileEntity, 'file')
        .where(`file.asset_id = any(:ids) and file.name = 'original'`, {
          ids: assets.map((asset) => asset.id),
        })
        .getMany();
      for (const asset of assets) {
        yield {
          kind: 'assets',
          record: toRecord(
            asset,
            originals.find((file) => file.assetId === asset.id),
          ),
        };
      }
    }
  }

  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    const assets = await tx.execute('delete from assets where owner_id = $1', [userId]);
    await tx.execute('delete from gone_attachments where owner_id = $1', [userId]);
    await this.jobs.enqueue(tx, DeletePersonFiles, { folderOf: userId });
    return { assets };
  }
}

function toRecord(asset: AssetEntity, original: AssetFileEntity | undefined): Record<string, unknown> {
  const { ownerId: _owner, attachedType: _type, attachedId: _id, ...fields } = asset;
  return {
    ...fields,
    attachedTo: attachmentOf(asset) ?? null,
    files: original
      ? [
          {
            path: `${asset.id}.${extensionOf(asset.contentType)}`,
            source: `/internal/media/${asset.id}/content`,
            contentType: original.contentType,
            bytes: original.bytes,
            sha256: original.sha256,
          },
        ]
      : [],
  };
}
