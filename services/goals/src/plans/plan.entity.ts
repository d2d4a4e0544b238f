import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Plan, PlanStatus, PlanStep } from './plan.rules.ts';

@Entity('plans')
export class PlanEntity implements Plan {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column({ name: 'goal_id', type: 'uuid' }) goalId!: string;
  @Column('text') status!: PlanStatus;
  @Column('jsonb') steps!: PlanStep[];
  @Column('jsonb') notes!: string[];
  @Column({ type: 'text', nullable: true }) provider!: string | null;
  @Column({ type: 'boolean', nullable: true }) degraded!: boolean | null;
  @Column({ type: 'jsonb', nullable: true }) failure!: { code: string; detail: string } | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt!: Date;
  @VersionColumn() version!: number;
}
