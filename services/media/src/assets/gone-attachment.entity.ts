import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttachableType } from './asset.entity.ts';

/**
 * A task, goal or story that is gone for good. Its deletion may reach us before a picture that is still on its way
 * to it: without this row that picture would stay for ever with nothing to belong to.
 */
@Entity('gone_attachments')
@Index('gone_attachments_owner', ['ownerId'])
export class GoneAttachmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  type!: AttachableType;

  @CreateDateColumn({ name: 'gone_at', type: 'timestamptz', precision: 3 })
  goneAt!: Date;
}
