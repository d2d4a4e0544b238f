import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { UserData, UserDataRecord } from '@odyssey/user-data';

/** Rows read at once, so that an export of years takes little memory. */
const BATCH = 500;

/** What ai hands out, one select a kind; each is ordered by a unique key, `id`, that pages it. */
const EXPORTED: Readonly<Record<string, string>> = {
  plans: `select id, goal_id as "goalId", request, status, proposal, provider, degraded,
      created_at as "createdAt", updated_at as "updatedAt"
    from plan_requests where owner_id = $1`,
  stories: `select id, kind, status, title, text, told, provider, degraded, revision,
      (select coalesce(jsonb_agg(jsonb_build_object('type', type, 'id', source_id) order by position), '[]')
       from story_sources where story_id = stories.id) as sources,
      created_at as "createdAt", updated_at as "updatedAt"
    from stories where owner_id = $1`,
  'story-revisions': `select story_id || '/' || lpad(revision::text, 6, '0') as id, story_id as "storyId", revision,
      title, text, facts, provider, degraded, written_at as "writtenAt"
    from story_revisions where owner_id = $1`,
  conversations: `select id, title, messages as "messageCount", created_at as "createdAt", updated_at as "updatedAt"
    from conversations where owner_id = $1`,
  messages: `select id, conversation_id as "conversationId", position, role, content, status, provider, degraded,
      (select coalesce(jsonb_agg(jsonb_build_object('memoryId', memory_id, 'excerpt', excerpt) order by position), '[]')
       from message_citations where message_id = messages.id) as citations,
      created_at as "createdAt"
    from messages where owner_id = $1`,
  usage: `select id, purpose, subject_id as "subjectId", prompt, provider, model, outcome, failure,
      input_tokens as "inputTokens", cached_input_tokens as "cachedInputTokens", output_tokens as "outputTokens",
      reasoning_tokens as "reasoningTokens", cost_pico_usd::text as "costPicoUsd", milliseconds,
      occurred_at as "occurredAt"
    from usage_rows where owner_id = $1`,
};

/** Tables by the kind under which they are counted; children before what they hang on. */
const ERASED: readonly (readonly [kind: string, table: string])[] = [
  ['plans', 'plan_requests'],
  ['story-revisions', 'story_revisions'],
  ['story-sources', 'story_sources'],
  ['stories', 'stories'],
  ['story-claims', 'story_claims'],
  ['citations', 'message_citations'],
  ['messages', 'messages'],
  ['conversations', 'conversations'],
  ['forgotten-memories', 'forgotten_memories'],
  ['usage', 'usage_rows'],
  ['records', 'picture_records'],
  ['records', 'task_records'],
  ['records', 'goal_records'],
  ['records', 'project_records'],
  ['records', 'people'],
];

/** Copies of other services' records are erased here but handed out by their owners only. */
@Injectable()
export class AiUserData implements UserData {
  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    for (const [kind, select] of Object.entries(EXPORTED)) {
      let after = '';
      for (;;) {
        const rows = await tx.query<{ id: string }>(
          `select * from (${select}) as kept where id::text > $2 order by id::text limit ${BATCH}`,
          [userId, after],
        );
        for (const record of rows) yield { kind, record };
        const last = rows.at(-1);
        if (!last || rows.length < BATCH) break;
        after = last.id;
      }
    }
  }

  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [kind, table] of ERASED) {
      const deleted = await tx.execute(`delete from ${table} where owner_id = $1`, [userId]);
      counts[kind] = (counts[kind] ?? 0) + deleted;
    }
    return counts;
  }
}
