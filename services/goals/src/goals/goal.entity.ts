import { Column, DeleteDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Priority, Status } from '../items/status.rules.ts';
import type { Goal } from './goal.rules.ts';

@Entity('goals')
export class GoalEntity implements Goal {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column({ name: 'project_id', type: 'uuid', nullable: true }) projectId!: string | null;
  @Column({ name: 'life_area_id', type: 'uuid', nullable: true }) lifeAreaId!: string | null;
  @Column('text') title!: string;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column('text') status!: Status;
  @Column('text') priority!: Priority;
  @Column({ name: 'target_date', type: 'date', nullable: true }) targetDate!: string | null;
  @Column({ name: 'completed_at', type: 'timestamptz', precision: 3, nullable: true })
  completedAt!: Date | null;
  @Column({ name: 'tasks_total', type: 'integer' }) tasksTotal!: number;
  @Column({ name: 'tasks_completed', type: 'integer' }) tasksCompleted!: number;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt!: Date;
  @VersionColumn() version!: number;
  @Column({ name: 'trashed_with', type: 'uuid', nullable: true }) trashedWith!: string | null;
  /** Makes every find leave out what is in the trash. */
  @DeleteDateColumn({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null;
}
