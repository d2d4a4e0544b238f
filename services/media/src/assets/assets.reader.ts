import { Inject, Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import { Clock, CONFIG, Cursors, type Page, type Position } from '@odyssey/platform';
import { DataSource, In } from 'typeorm';
import type { MediaConfig } from '../config.ts';
import type { FileName } from '../pictures/picture.types.ts';
import { attachmentIn, type MediaQuery, type MediaView, toMediaView } from './asset.dto.ts';
import { AssetEntity } from './asset.entity.ts';
import { AssetFileEntity } from './asset-file.entity.ts';

/** Reads pictures for their owner; no transaction, no lock. */
@Injectable()
export class AssetsReader {
  constructor(
    @Inject(CONFIG) private readonly config: MediaConfig,
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** @throws not_found when it does not exist or is someone else's */
  async one(owner: UserId, id: string): Promise<MediaView> {
    const asset = await this.dataSource.manager.findOneBy(AssetEntity, { id, ownerId: owner });
    if (!asset) throw new OdysseyError('not_found', `No picture with the id ${id} is here.`);
    const files = await this.dataSource.manager.findBy(AssetFileEntity, { ownerId: owner, assetId: id });
    return this.view(asset, files);
  }

  /** Newest first. @throws malformed_cursor */
  async page(owner: UserId, query: MediaQuery): Promise<Page<MediaView>> {
    const fetched: AssetFileEntity[] = [];
    return this.cursors.page({
      query,
      list: ['media', owner],
      fetch: async (after, limit) => {
        const assets = await this.assets(owner, query, after, limit);
        const assetId = In(assets.map((asset) => asset.id));
        fetched.push(...(await this.dataSource.manager.findBy(AssetFileEntity, { ownerId: owner, assetId })));
        return assets;
      },
      position: (asset) => [asset.id],
      view: (asset) =>
        this.view(
          asset,
          fetched.filter((file) => file.assetId === asset.id),
        ),
    });
  }

  /** One file of a picture that is ready. @throws not_found */
  async file(id: string, name: FileName): Promise<AssetFileEntity> {
    const file = await this.dataSource.manager.findOneBy(AssetFileEntity, { assetId: id, name });
    if (!file) throw new OdysseyError('not_found', `No picture with the id ${id} is here.`);
    return file;
  }

  view(asset: AssetEntity, files: readonly AssetFileEntity[]): MediaView {
    return toMediaView(asset, files, { secret: this.config.urlSecret, now: this.clock.now() });
  }

  private assets(
    owner: UserId,
    query: MediaQuery,
    after: Position | undefined,
    limit: number,
  ): Promise<AssetEntity[]> {
    const found = this.dataSource.manager
      .createQueryBuilder(AssetEntity, 'asset')
      .where('asset.owner_id = :owner', { owner })
      .orderBy('asset.id', 'DESC')
      .limit(limit);
    const attachedTo = attachmentIn(query);
    if (attachedTo) found.andWhere('asset.attached_type = :type and asset.attached_id = :id', attachedTo);
    if (after) found.andWhere('asset.id < :after', { after: after[0] });
    return found.getMany();
  }
}
