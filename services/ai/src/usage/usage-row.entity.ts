import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../models/attempt.ts';
import type { Purpose } from '../models/brief.ts';

const bigint = {
  to: (value: bigint | null) => value?.toString() ?? null,
  from: (value: string | null) => (value === null ? null : BigInt(value)),
};

/** One attempt at a provider, as it was booked. Never changed. */
@Entity('usage_rows')
@Index('usage_rows_owner', ['ownerId', 'occurredAt'])
export class UsageRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'owner_id' }) ownerId!: string;
  @Column('text') purpose!: Purpose;
  /** The plan, story or conversation it was made for. */
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') prompt!: string;
  @Column('text') provider!: string;
  @Column('text') model!: string;
  @Column('text') outcome!: Outcome;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('int', { name: 'input_tokens', nullable: true }) inputTokens!: number | null;
  @Column('int', { name: 'cached_input_tokens', nullable: true }) cachedInputTokens!: number | null;
  @Column('int', { name: 'output_tokens', nullable: true }) outputTokens!: number | null;
  @Column('int', { name: 'reasoning_tokens', nullable: true }) reasoningTokens!: number | null;
  /** Null = unknown, which is never 0. */
  @Column('bigint', { name: 'cost_pico_usd', nullable: true, transformer: bigint }) cost!: bigint | null;
  @Column('int') milliseconds!: number;
  @Column({ type: 'timestamptz', precision: 3, name: 'occurred_at' }) occurredAt!: Date;
}
