import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { FileName } from '../pictures/picture.types.ts';
import { AssetEntity } from './asset.entity.ts';

/**
 * One file of an asset, kept under the hash of its content. Equal files of one person are stored once: the rows
 * with a hash are its reference count, so the count can not drift from what is referenced.
 */
@Entity('asset_files')
@Index('asset_files_content', ['ownerId', 'sha256'])
@Check('asset_files_name_check', `name in ('original', 'thumb', 'small', 'large')`)
export class AssetFileEntity {
  @PrimaryColumn('uuid', { name: 'asset_id' })
  @ForeignKey(() => AssetEntity, { name: 'asset_files_asset_id_fkey', onDelete: 'CASCADE' })
  assetId!: string;

  @PrimaryColumn('text')
  name!: FileName;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  sha256!: string;

  @Column('text', { name: 'content_type' })
  contentType!: string;

  @Column('int')
  width!: number;

  @Column('int')
  height!: number;

  @Column('int')
  bytes!: number;
}
