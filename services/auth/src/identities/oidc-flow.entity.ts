import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';

/** What somebody goes to a provider for. */
export type FlowPurpose = 'log_in' | 'link' | 'reauthenticate';

/** One way to a provider and back, from the page that begins it to the answer. A copy of this table finishes none. */
@Entity('oidc_flows')
@Check('oidc_flows_purpose_check', `purpose in ('log_in', 'link', 'reauthenticate')`)
@Index('oidc_flows_state', ['stateHash'], { unique: true })
@Index('oidc_flows_owner', ['ownerId'])
@Index('oidc_flows_expiry', ['expiresAt'])
export class OidcFlowEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** SHA-256, hex; the state itself travels through the provider. */
  @Column({ name: 'state_hash', type: 'text' })
  stateHash!: string;

  /** SHA-256, hex; the binding itself never leaves the page that began. */
  @Column({ name: 'binding_hash', type: 'text' })
  bindingHash!: string;

  @Column({ type: 'text' })
  provider!: string;

  @Column({ type: 'text' })
  purpose!: FlowPurpose;

  /** Whose account it is about; null for a log-in. */
  @ForeignKey(() => UserEntity, { name: 'oidc_flows_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ name: 'redirect_uri', type: 'text' })
  redirectUri!: string;

  /** Nonce and PKCE verifier. */
  @Column({ name: 'sealed_secrets', type: 'text' })
  sealedSecrets!: string;

  /** Whom the provider named, while a second factor is still awaited. */
  @Column({ name: 'sealed_person', type: 'text', nullable: true })
  sealedPerson!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** When the provider's code was exchanged: once. */
  @Column({ name: 'claimed_at', type: 'timestamptz', precision: 3, nullable: true })
  claimedAt!: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}
