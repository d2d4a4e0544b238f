import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What goals told about a goal. */
@Entity('goal_records')
@Index('goal_records_owner', ['ownerId', 'status'])
@Index('goal_records_project', ['ownerId', 'projectId'])
export class GoalRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'project_id', nullable: true }) projectId!: string | null;
  @Column('text', { default: '' }) title!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { default: 'todo' }) status!: string;
  @Column('date', { name: 'target_date', nullable: true }) targetDate!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'completed_at', nullable: true })
  completedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'trashed_at', nullable: true }) trashedAt!: Date | null;
  @Column('boolean', { default: false }) gone!: boolean;
  @Column('int') version!: number;
}
