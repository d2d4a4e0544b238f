import type { DataService } from '@odyssey/contracts';
import type { Counts } from '@odyssey/user-data';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

export type ExportStatus = 'requested' | 'collecting' | 'ready' | 'failed' | 'expired';

/** How far one service's part is. */
export interface ExportPart {
  service: DataService;
  status: 'pending' | 'collected' | 'failed';
  counts: Counts;
}

/** Everything a person has, gathered into one file that they can take away. */
@Entity('exports')
@Index('exports_owner', { synchronize: false })
@Check('exports_status_check', `status in ('requested', 'collecting', 'ready', 'failed', 'expired')`)
export class ExportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  status!: ExportStatus;

  @Column('jsonb')
  services!: ExportPart[];

  /** Of the zip file; bigint, so a string. */
  @Column('bigint', { nullable: true })
  bytes!: string | null;

  @Column('text', { name: 'failure_code', nullable: true })
  failureCode!: string | null;

  @Column('text', { name: 'failure_detail', nullable: true })
  failureDetail!: string | null;

  @Column({ name: 'completed_at', type: 'timestamptz', precision: 3, nullable: true })
  completedAt!: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
