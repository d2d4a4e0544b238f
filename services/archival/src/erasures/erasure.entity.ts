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

export type ErasureStatus = 'scheduled' | 'running' | 'completed' | 'cancelled';

/** What one service has answered. */
export interface ErasurePart {
  service: DataService;
  status: 'pending' | 'completed';
  counts: Counts;
  completedAt?: string;
}

/** The process in which every service forgets one person. */
@Entity('erasures')
@Index('erasures_owner', { synchronize: false })
@Index('erasures_one_at_a_time', { synchronize: false })
@Index('erasures_due', { synchronize: false })
@Check('erasures_status_check', `status in ('scheduled', 'running', 'completed', 'cancelled')`)
@Check('erasures_owner_check', `(owner_id is null) = (status = 'completed')`)
export class ErasureEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null once it is completed: then nobody is left to name. */
  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column('text')
  status!: ErasureStatus;

  @Column('jsonb')
  services!: ErasurePart[];

  @Column({ name: 'runs_at', type: 'timestamptz', precision: 3 })
  runsAt!: Date;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null;

  /** When all services should have answered. */
  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'completed_at', type: 'timestamptz', precision: 3, nullable: true })
  completedAt!: Date | null;

  /** A compact JWS, see `Certificates`. */
  @Column('text', { nullable: true })
  certificate!: string | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
