import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** What an authenticator was asked to sign, until it is answered or too old. */
@Entity('passkey_challenges')
@Index('passkey_challenges_owner', ['ownerId'])
@Index('passkey_challenges_expiry', ['expiresAt'])
export class PasskeyChallengeEntity {
  /** SHA-256 of the challenge, hex. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  /** Whose passkey it makes; null for a log-in, where nobody is known yet. */
  @ForeignKey(() => UserEntity, { name: 'passkey_challenges_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}
