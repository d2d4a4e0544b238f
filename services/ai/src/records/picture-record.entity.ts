import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What media told about a file: enough to link to it from a story, and to name it there. */
@Entity('picture_records')
@Index('picture_records_attached', ['ownerId', 'attachedId'])
export class PictureRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text', { name: 'attached_type', nullable: true }) attachedType!: string | null;
  @Column('uuid', { name: 'attached_id', nullable: true }) attachedId!: string | null;
  @Column('text', { nullable: true }) caption!: string | null;
  @Column('text', { default: 'other' }) kind!: string;
  @Column('int', { nullable: true }) width!: number | null;
  @Column('int', { nullable: true }) height!: number | null;
  @Column('text', { nullable: true }) placeholder!: string | null;
  /** Names of the variants there are, smallest first. */
  @Column('text', { array: true, default: () => `'{}'` }) variants!: string[];
  @Column({ type: 'timestamptz', precision: 3, name: 'processed_at', default: () => 'now()' })
  processedAt!: Date;
  @Column('boolean', { default: false }) gone!: boolean;
  @Column('int') version!: number;
}
