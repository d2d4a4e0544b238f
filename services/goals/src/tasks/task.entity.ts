import { Column, DeleteDateColumn, Entity, PrimaryColumn, VersionColumn, VirtualColumn } from 'typeorm';
import type { Priority, Status } from '../items/status.rules.ts';
import type { Task } from './task.rules.ts';

@Entity('tasks')
export class TaskEntity implements Task {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column({ name: 'goal_id', type: 'uuid', nullable: true }) goalId!: string | null;
  @Column({ name: 'project_id', type: 'uuid', nullable: true }) projectId!: string | null;
  @Column({ name: 'life_area_id', type: 'uuid', nullable: true }) lifeAreaId!: string | null;
  @Column('text') title!: string;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column('text') status!: Status;
  @Column('text') priority!: Priority;
  @Column({ name: 'due_date', type: 'date', nullable: true }) dueDate!: string | null;
  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true }) dueAt!: Date | null;
  @Column({ name: 'duration_minutes', type: 'integer', nullable: true }) durationMinutes!: number | null;
  @Column({ type: 'text', array: true }) tags!: string[];
  @VirtualColumn({ type: 'uuid', query: (task) => liveDependencies(task) }) dependsOn!: string[];
  @Column({ name: 'completed_at', type: 'timestamptz', precision: 3, nullable: true })
  completedAt!: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt!: Date;
  @VersionColumn() version!: number;
  @Column({ name: 'trashed_with', type: 'uuid', nullable: true }) trashedWith!: string | null;
  /** Makes every find leave out what is in the trash. */
  @DeleteDateColumn({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null;
}

/** SQL of a task's dependencies; those on tasks in the trash come back with them. */
export const liveDependencies = (task: string): string =>
  `array(select d.depends_on_id from task_dependencies d join tasks o on o.id = d.depends_on_id
         where d.task_id = ${task}.id and o.deleted_at is null order by d.depends_on_id)`;
