import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** Somebody at a provider whose log-in there opens an account here. */
@Entity('identities')
@Index('identities_subject', ['issuer', 'subject'], { unique: true })
@Index('identities_owner', ['ownerId', 'createdAt'])
export class IdentityEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'identities_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'text' })
  issuer!: string;

  /** The provider's own id of the person; unlike an address it is never given to somebody else. */
  @Column({ type: 'text' })
  subject!: string;

  /** The operator's name for the provider. */
  @Column({ type: 'text' })
  provider!: string;

  /** What the provider last said, so that its owner can tell two identities apart; it opens nothing. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3 })
  lastUsedAt!: Date;
}
