import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** A code that stands in for a lost authenticator app, once. */
@Entity('recovery_codes')
@Index('recovery_codes_owner', ['ownerId'])
export class RecoveryCodeEntity {
  /** SHA-256, hex. */
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @ForeignKey(() => UserEntity, { name: 'recovery_codes_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3, nullable: true })
  usedAt!: Date | null;
}
