import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { PictureType } from '../inspection/picture-type.ts';

export const ATTACHABLE = ['task', 'goal', 'story'] as const;
export type AttachableType = (typeof ATTACHABLE)[number];

/** What a picture belongs to, in whichever service that lives. */
export interface Attachment {
  type: AttachableType;
  id: string;
}

export type AssetStatus = 'processing' | 'ready' | 'rejected';

/** A picture that a person has sent. Its files are rows of their own. */
@Entity('assets')
@Index('assets_owner', { synchronize: false })
@Index('assets_attached', { synchronize: false })
@Check('assets_kind_check', `kind = 'image'`)
@Check('assets_status_check', `status in ('processing', 'ready', 'rejected')`)
@Check('assets_bytes_check', 'bytes > 0')
@Check('assets_attached_type_check', `attached_type in ('task', 'goal', 'story')`)
@Check('assets_attachment_check', '(attached_type is null) = (attached_id is null)')
@Check('assets_rejection_check', `(status = 'rejected') = (rejection_code is not null)`)
export class AssetEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  kind!: 'image';

  @Column('text')
  status!: AssetStatus;

  @Column('text', { name: 'content_type' })
  contentType!: PictureType;

  /** Of the stored original; until it is ready, of the file as it was sent. */
  @Column('int')
  bytes!: number;

  /** As the picture is seen. */
  @Column('int')
  width!: number;

  @Column('int')
  height!: number;

  @Column('int')
  frames!: number;

  @Column('text', { name: 'file_name', nullable: true })
  fileName!: string | null;

  @Column('text', { nullable: true })
  caption!: string | null;

  @Column('text', { name: 'attached_type', nullable: true })
  attachedType!: AttachableType | null;

  @Column('uuid', { name: 'attached_id', nullable: true })
  attachedId!: string | null;

  @Column('text', { nullable: true })
  placeholder!: string | null;

  @Column('text', { name: 'rejection_code', nullable: true })
  rejectionCode!: string | null;

  @Column('text', { name: 'rejection_detail', nullable: true })
  rejectionDetail!: string | null;

  /** Processes that ended while they decoded it. Counted in SQL alone: a change of the asset must not set it back. */
  @Column({
    type: 'int',
    name: 'decoder_deaths',
    default: 0,
    select: false,
    insert: false,
    update: false,
  })
  decoderDeaths?: number;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}

export function attachmentOf(
  asset: Pick<AssetEntity, 'attachedType' | 'attachedId'>,
): Attachment | undefined {
  if (!asset.attachedType || !asset.attachedId) return undefined;
  return { type: asset.attachedType, id: asset.attachedId };
}
