import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SessionEntity } from './session.entity.ts';

/** A refresh token that was given out, known by its hash alone: a copy of this table opens nothing. */
@Entity('refresh_tokens')
@Index('refresh_tokens_owner', ['ownerId', 'sessionId'])
@Index('refresh_tokens_session', ['sessionId'])
@Index('refresh_tokens_expiry', ['expiresAt'])
export class RefreshTokenEntity {
  /** SHA-256, hex. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @ForeignKey(() => SessionEntity, { name: 'refresh_tokens_session_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ name: 'issued_at', type: 'timestamptz', precision: 3 })
  issuedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  /** When it was exchanged for its successor. */
  @Column({ name: 'rotated_at', type: 'timestamptz', precision: 3, nullable: true })
  rotatedAt!: Date | null;
}
