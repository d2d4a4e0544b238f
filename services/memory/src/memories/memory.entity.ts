import { Column, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';

export const MEMORY_KINDS = ['fact', 'turn', 'task', 'story', 'note'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

export const SOURCE_TYPES = ['message', 'task', 'story', 'person'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Something that is remembered about a person, with where it comes from and how long it is so. */
@Entity({ name: 'memories' })
@Index('memories_page', { synchronize: false })
@Index('memories_by_kind', { synchronize: false })
@Index('memories_pinned', { synchronize: false })
@Index('memories_changed', ['ownerId', 'revision'])
@Index('memories_of_source', { synchronize: false })
@Index('memories_once_a_source', { synchronize: false })
@Index('memories_claimed', { synchronize: false })
@Index('memories_attributes', { synchronize: false })
export class MemoryEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  kind!: MemoryKind;

  @Column('text')
  content!: string;

  @Column('text', { name: 'source_type' })
  sourceType!: SourceType;

  @Column('uuid', { name: 'source_id' })
  sourceId!: string;

  /** Which state of its source it holds: a late event about an older state is passed over. */
  @Column('int', { name: 'source_version' })
  sourceVersion!: number;

  @Column('boolean')
  pinned!: boolean;

  @Column({ type: 'timestamptz', precision: 3, name: 'valid_from', nullable: true })
  validFrom!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'valid_to', nullable: true })
  validTo!: Date | null;

  @Column('text', { name: 'claim_key', nullable: true })
  claimKey!: string | null;

  @Column('boolean', { name: 'claim_denied', nullable: true })
  claimDenied!: boolean | null;

  @Column('text', { name: 'claim_attribute', nullable: true })
  claimAttribute!: string | null;

  @Column('text', { name: 'claim_value', nullable: true })
  claimValue!: string | null;

  /** The person's counter at the last change: an index that stands at n reads what is above n. */
  @Column('bigint')
  revision!: string;

  @VersionColumn({ name: 'version' })
  version!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' })
  updatedAt!: Date;
}
