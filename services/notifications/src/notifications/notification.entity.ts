import { Column, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Channel, Kind } from './kinds.ts';

export type DeliveryStatus = 'delivered' | 'queued' | 'skipped' | 'failed';

/** What became of a notification on one channel. */
export interface Delivery {
  readonly status: DeliveryStatus;
  /** In a sentence that the person can read. */
  readonly reason: string;
  /** When that was decided, RFC 3339. */
  readonly at: string;
}

export type Deliveries = Readonly<Record<Channel, Delivery>>;

/** Something a person is told once, with what became of it on each channel. */
@Entity({ name: 'notifications' })
@Index('notifications_once', ['ownerId', 'dedupeKey'], { unique: true })
@Index('notifications_page', { synchronize: false })
@Index('notifications_by_kind', { synchronize: false })
@Index('notifications_unread', { synchronize: false })
@Index('notifications_stream', { synchronize: false })
export class NotificationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('text')
  kind!: Kind;

  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  @Column('jsonb')
  data!: Record<string, unknown>;

  /** Why there is such a notification at all, in a sentence. */
  @Column('text')
  cause!: string;

  /** What it is about: a second event about the same makes no second notification. */
  @Column('text', { name: 'dedupe_key' })
  dedupeKey!: string;

  @Column('jsonb')
  deliveries!: Deliveries;

  /** False when the person has switched the kind off in the app: kept only to explain itself. */
  @Column('boolean')
  shown!: boolean;

  /** The number in the person's stream under which it came. */
  @Column('bigint', { name: 'created_seq' })
  createdSeq!: string;

  /** The number in the person's stream of its last change. */
  @Column('bigint')
  seq!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'read_at', nullable: true })
  readAt!: Date | null;

  @VersionColumn({ name: 'version' })
  version!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at' })
  updatedAt!: Date;
}
