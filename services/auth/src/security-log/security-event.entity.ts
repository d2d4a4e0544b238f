import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../accounts/user.entity.ts';
import type { SecurityKind } from './security-kinds.ts';

/** Something that happened to an account. Never changed; its id is a uuidv7, so ids are in the order of time. */
@Entity('security_events')
@Index('security_events_owner', ['ownerId', 'id'])
@Index('security_events_kind', ['ownerId', 'kind', 'at'])
@Index('security_events_at', ['at'])
export class SecurityEventEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => UserEntity, { name: 'security_events_owner_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ type: 'text' })
  kind!: SecurityKind;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** Shortened (place.rules.ts). */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** In plain words. */
  @Column({ type: 'text', nullable: true })
  device!: string | null;

  /** The session in which it happened, or which it is about. It may be gone by now. */
  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  sessionId!: string | null;

  @Column({ type: 'jsonb' })
  details!: Record<string, string>;
}
