import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What goals told about a project. */
@Entity('project_records')
@Index('project_records_owner', ['ownerId'])
export class ProjectRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text', { default: '' }) title!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { default: 'todo' }) status!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'completed_at', nullable: true })
  completedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'trashed_at', nullable: true }) trashedAt!: Date | null;
  @Column('boolean', { default: false }) gone!: boolean;
  @Column('int') version!: number;
}
