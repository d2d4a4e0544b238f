import { Injectable } from '@nestjs/common';
import { UsageRecorded } from '@odyssey/contracts';
import { ErasedPeople, Outbox, type Tx, type UserId } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import type { Attempt } from '../models/attempt.ts';
import type { UsageDay, UsagePeriod, UsageView } from './usage.dto.ts';
import { sumUp } from './usage.rules.ts';
import { UsageRow } from './usage-row.entity.ts';

/** The ledger: what each attempt at a provider took. */
@Injectable()
export class UsageService {
  constructor(
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
    private readonly erased: ErasedPeople,
  ) {}

  /** Books the attempts made for a plan, a story or a conversation; nothing for a person erased meanwhile. */
  async book(tx: Tx, owner: UserId, subjectId: string, attempts: readonly Attempt[]): Promise<void> {
    if (await this.erased.isErased(tx, owner)) return;
    const rows = attempts.map((attempt) => toRow(owner, subjectId, attempt));
    await tx.manager.insert(UsageRow, rows);
    await this.outbox.addAll(tx, rows.map(recorded));
  }

  /** Sums by day of the person's own zone, newest first. */
  async read(owner: UserId, period: UsagePeriod, timeZone: string): Promise<UsageView> {
    const days: UsageDay[] = await this.dataSource.query(
      `select to_char(occurred_at at time zone $4, 'YYYY-MM-DD') as "date", purpose, provider, model,
         count(*)::int as attempts,
         count(*) filter (where outcome = 'accepted')::int as accepted,
         coalesce(sum(input_tokens + cached_input_tokens), 0)::int as "inputTokens",
         coalesce(sum(output_tokens + reasoning_tokens), 0)::int as "outputTokens",
         coalesce(sum(cost_pico_usd), 0)::text as "costPicoUsd",
         count(*) filter (where cost_pico_usd is null)::int as "unpricedAttempts"
       from usage_rows
       where owner_id = $1 and occurred_at >= ($2::date)::timestamp at time zone $4
         and occurred_at < ($3::date + 1)::timestamp at time zone $4
       group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4`,
      [owner, period.from, period.to, timeZone],
    );
    return { ...period, total: sumUp(days), days };
  }
}

function toRow(ownerId: UserId, subjectId: string, attempt: Attempt): UsageRow {
  const { tokens, startedAt, failure, cost, purpose, prompt, provider, model, outcome, milliseconds } =
    attempt;
  return {
    id: newId(),
    ownerId,
    subjectId,
    purpose,
    prompt,
    provider,
    model,
    outcome,
    failure: failure ?? null,
    inputTokens: tokens?.input ?? null,
    cachedInputTokens: tokens?.cachedInput ?? null,
    outputTokens: tokens?.output ?? null,
    reasoningTokens: tokens?.reasoning ?? null,
    cost,
    milliseconds,
    occurredAt: startedAt,
  };
}

function recorded(row: UsageRow) {
  return UsageRecorded.of({
    usageId: row.id,
    purpose: row.purpose,
    provider: row.provider,
    model: row.model,
    inputTokens: (row.inputTokens ?? 0) + (row.cachedInputTokens ?? 0),
    outputTokens: (row.outputTokens ?? 0) + (row.reasoningTokens ?? 0),
    ...(row.cost === null ? {} : { costPicoUsd: row.cost.toString() }),
    occurredAt: row.occurredAt.toISOString(),
  });
}
