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

/** `erasing`: the person asked to be erased and it has begun; log-in is over, the row goes last of all. */
export type UserStatus = 'active' | 'erasing';

@Entity('users')
@Check('users_status_check', `status in ('active', 'erasing')`)
export class UserEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Normalised (email.rules.ts); unique. */
  @Index('users_email', { unique: true })
  @Column({ type: 'text' })
  email!: string;

  @Column({ name: 'email_verified', type: 'boolean' })
  emailVerified!: boolean;

  /** argon2id in PHC form; null for who only logs in through a provider. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  /** IANA name. */
  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  /** BCP 47 tag. */
  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  status!: UserStatus;

  /** The erasure that is scheduled or running for this person. */
  @Column({ name: 'erasure_id', type: 'uuid', nullable: true })
  erasureId!: string | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
