import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';
import type { TokenPurpose } from './mail-purposes.ts';

/** A token that was mailed, known by its hash alone: a copy of this table opens nothing. */
@Entity('one_use_tokens')
@Check('one_use_tokens_purpose_check', `purpose in ('verify_email', 'change_email', 'reset_password')`)
@Index('one_use_tokens_owner', ['ownerId', 'purpose'])
@Index('one_use_tokens_expiry', ['expiresAt'])
export class OneUseTokenEntity {
  /** SHA-256, hex. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @ForeignKey(() => UserEntity, { name: 'one_use_tokens_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'text' })
  purpose!: TokenPurpose;

  /** Where it was sent: what it proves is that its bearer reads this mailbox. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** Brought forward when a newer one takes its place. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3, nullable: true })
  usedAt!: Date | null;
}
