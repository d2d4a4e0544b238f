import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** A personal access token, known by its hash alone: a copy of this table opens nothing. Ended ones are deleted; the security log tells of them. */
@Entity('personal_tokens')
@Index('personal_tokens_owner', ['ownerId', 'id'])
@Index('personal_tokens_hash', ['hash'], { unique: true })
@Index('personal_tokens_expiry', ['expiresAt'])
export class PersonalTokenEntity {
  /** Also the `sid` of what is done with it. */
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'personal_tokens_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** SHA-256, hex. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  /** At most a minute before its last use. */
  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  /** Shortened. */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
