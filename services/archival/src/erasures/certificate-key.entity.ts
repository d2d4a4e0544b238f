import type { JWK } from 'jose';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A key that signs certificates of erasure and nothing else. Its id is its thumbprint (RFC 7638). */
@Entity('certificate_keys')
export class CertificateKeyEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('jsonb', { name: 'private_jwk' })
  privateJwk!: JWK;

  @Column('jsonb', { name: 'public_jwk' })
  publicJwk!: JWK;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
