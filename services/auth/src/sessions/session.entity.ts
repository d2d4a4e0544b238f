import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** `revoked`: ended by its owner from a list of sessions; `operator`: by whoever runs the installation. */
export const END_REASONS = [
  'logout',
  'reuse_detected',
  'erasure',
  'revoked',
  'password_changed',
  'password_reset',
  'operator',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** One log-in on one device, from the password to its end. All refresh tokens of a session are one family. */
@Entity('sessions')
@Check(
  'sessions_end_reason_check',
  `end_reason in (${END_REASONS.map((reason) => `'${reason}'`).join(', ')})`,
)
@Index('sessions_owner', ['ownerId', 'startedAt'])
@Index('sessions_expiry', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'sessions_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt!: Date;

  /** When the person last proved who they are (password, passkey or another provider): what `auth_time` in the tokens says. */
  @Column({ name: 'authenticated_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  authenticatedAt!: Date;

  /** When a second factor was last shown or set up in it, a passkey being one; null: never, or in a release that did not note it. */
  @Column({ name: 'second_factor_at', type: 'timestamptz', precision: 3, nullable: true })
  secondFactorAt!: Date | null;

  /** When tokens were last given out for it. */
  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  lastUsedAt!: Date;

  /** Where it was last used from, shortened. */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** What its owner calls it. */
  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent!: string | null;

  /** The last day of the session, however often it is refreshed. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: EndReason | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
