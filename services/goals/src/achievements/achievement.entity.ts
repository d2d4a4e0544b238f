import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ACHIEVEMENT_KINDS = ['goal_completed', 'first_task', 'first_goal'] as const;
export type AchievementKind = (typeof ACHIEVEMENT_KINDS)[number];

@Entity('achievements')
export class AchievementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column('text') kind!: AchievementKind;
  /** The words of what was achieved; it outlives the goal or task itself. */
  @Column('text') title!: string;
  @Column({ name: 'source_id', type: 'uuid' }) sourceId!: string;
  @Column({ name: 'earned_at', type: 'timestamptz', precision: 3 }) earnedAt!: Date;
}
