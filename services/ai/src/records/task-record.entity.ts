import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What goals told about a task. */
@Entity('task_records')
@Index('task_records_completed', ['ownerId', 'completedAt'])
@Index('task_records_goal', ['ownerId', 'goalId'])
export class TaskRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'goal_id', nullable: true }) goalId!: string | null;
  @Column('uuid', { name: 'project_id', nullable: true }) projectId!: string | null;
  @Column('text', { default: '' }) title!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { default: 'todo' }) status!: string;
  @Column('date', { name: 'due_date', nullable: true }) dueDate!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('int', { name: 'duration_minutes', nullable: true }) durationMinutes!: number | null;
  @Column('text', { array: true, default: () => `'{}'` }) tags!: string[];
  @Column({ type: 'timestamptz', precision: 3, name: 'completed_at', nullable: true })
  completedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'trashed_at', nullable: true }) trashedAt!: Date | null;
  @Column('boolean', { default: false }) gone!: boolean;
  @Column('int') version!: number;
}
