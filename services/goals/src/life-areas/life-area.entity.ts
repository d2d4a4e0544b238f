import { Column, DeleteDateColumn, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { LifeArea } from './life-area.rules.ts';

@Entity('life_areas')
export class LifeAreaEntity implements LifeArea {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column('text') name!: string;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column({ type: 'text', nullable: true }) icon!: string | null;
  @Column({ type: 'text', nullable: true }) color!: string | null;
  @Column('integer') weight!: number;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt!: Date;
  @VersionColumn() version!: number;
  @Column({ name: 'trashed_with', type: 'uuid', nullable: true }) trashedWith!: string | null;
  /** Makes every find leave out what is in the trash. */
  @DeleteDateColumn({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null;
}
