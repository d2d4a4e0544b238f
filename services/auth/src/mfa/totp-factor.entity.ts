import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** An authenticator app. At most one counts (confirmed) and one waits to be tried; whoever has one that counts has MFA on. */
@Entity('totp_factors')
@Index('totp_factors_owner', ['ownerId'])
@Index('totp_factors_confirmed', ['ownerId'], { unique: true, where: 'confirmed_at is not null' })
@Index('totp_factors_pending', ['ownerId'], { unique: true, where: 'confirmed_at is null' })
export class TotpFactorEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'totp_factors_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  /** Base32, sealed under this row's id. */
  @Column({ name: 'sealed_secret', type: 'text' })
  sealedSecret!: string;

  /** Of the last code that was used: neither it nor an earlier one is taken again. */
  @Column({ name: 'last_used_step', type: 'int', nullable: true })
  lastUsedStep!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}
