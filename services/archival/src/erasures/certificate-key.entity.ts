import type { JWK } from 'jose';
import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A key that signs certificates of erasure and nothing else. Its id is its thumbprint (RFC 7638). */
@Entity('certificate_keys')
@Check('certificate_keys_private_check', '(private_jwk is null) <> (sealed_private_jwk is null)')
export class CertificateKeyEntity {
  @PrimaryColumn('text')
  id!: string;

  /** Only in keys that release 0.1 made: they are sealed when the service starts, and with each certificate. */
  @Column('jsonb', { name: 'private_jwk', nullable: true })
  privateJwk!: JWK | null;

  @Column('text', { name: 'sealed_private_jwk', nullable: true })
  sealedPrivateJwk!: string | null;

  @Column('jsonb', { name: 'public_jwk' })
  publicJwk!: JWK;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
