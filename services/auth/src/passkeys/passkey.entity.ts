import {
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

/** A WebAuthn credential that a person logs in with alone: the device has seen a finger, a face or a PIN (user verification). */
@Entity('passkeys')
@Index('passkeys_credential', ['credentialId'], { unique: true })
@Index('passkeys_owner', ['ownerId', 'createdAt'])
export class PasskeyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'passkeys_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  /** Base64url, as the authenticator gave it. */
  @Column({ name: 'credential_id', type: 'text' })
  credentialId!: string;

  /** COSE. */
  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  /** How often the authenticator says that it has signed; 0 for those that do not count, as most synced ones. */
  @Column({ type: 'bigint', transformer: { from: Number, to: (counter: number) => counter } })
  counter!: number;

  @Column({ type: 'text' })
  name!: string;

  /** How a browser reaches it: `internal`, `hybrid`, `usb`. */
  @Column({ type: 'text', array: true })
  transports!: string[];

  /** Whether it is kept by more than the one device. */
  @Column({ name: 'backed_up', type: 'boolean' })
  backedUp!: boolean;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
