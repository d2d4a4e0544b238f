import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileName } from '../pictures/picture.types.ts';

/**
 * One file of an asset, kept under the hash of its content. Equal files of one person are stored once: the rows
 * with a hash are its reference count, so the count can not drift from what is referenced.
 */
@Entity('asset_files')
export class AssetFileEntity {
  @PrimaryColumn('uuid', { name: 'asset_id' })
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
