import type { DataOf, PlanRequested } from '@odyssey/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlanDraft } from './plan.rules.ts';

/** A plan that goals asked for, with what was asked and what was proposed. */
@Entity('plan_requests')
@Index('plan_requests_goal', ['ownerId', 'goalId'])
export class PlanRequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('uuid', { name: 'goal_id' }) goalId!: string;
  @Column('jsonb') request!: DataOf<typeof PlanRequested>;
  @Column('text') status!: 'requested' | 'proposed' | 'failed';
  @Column('jsonb', { nullable: true }) proposal!: PlanDraft | null;
  @Column('text', { nullable: true }) provider!: string | null;
  @Column('boolean', { nullable: true }) degraded!: boolean | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' }) updatedAt!: Date;
}
