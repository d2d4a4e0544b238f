import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { StoryKind, StoryStatus, Told } from './story.types.ts';

@Entity('stories')
@Unique('stories_source', ['ownerId', 'kind', 'sourceKey'])
@Index('stories_page', { synchronize: false })
export class StoryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text') kind!: StoryKind;
  /** The id of the task, goal or project, or the first day of the period: one story for each. */
  @Column('text', { name: 'source_key' }) sourceKey!: string;
  @Column('text') status!: StoryStatus;
  @Column('text', { default: '' }) title!: string;
  @Column('text', { default: '' }) text!: string;
  @Column('text', { nullable: true }) provider!: string | null;
  @Column('boolean', { nullable: true }) degraded!: boolean | null;
  /** 0 until it has been written once. */
  @Column('int', { default: 0 }) revision!: number;
  @Column('jsonb') told!: Told;
  @Column('text', { name: 'failure_code', nullable: true }) failureCode!: string | null;
  @Column('text', { name: 'failure_detail', nullable: true }) failureDetail!: string | null;
  @Column('int') version!: number;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' }) updatedAt!: Date;
}
