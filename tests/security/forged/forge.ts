import { randomUUID } from 'node:crypto';
import { type EventDef, type Headers, toHeaders } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';

/** A record as it is put on a topic. */
export interface ForgedRecord {
  id: string;
  topic: string;
  key: string;
  value: string;
  headers: Headers;
}

/** Which path of a life (`surface/life.ts`) a field of an event names a thing of; null: nothing that is kept under its id. */
const THINGS: Readonly<Record<string, string | null>> = {
  goalId: '/v1/goals/{id}',
  taskId: '/v1/tasks/{id}',
  projectId: '/v1/projects/{id}',
  lifeAreaId: '/v1/life-areas/{id}',
  planId: '/v1/plans/{id}',
  mediaId: '/v1/media/{id}',
  storyId: '/v1/stories/{id}',
  memoryId: '/v1/memories/{id}',
  conversationId: '/v1/conversations/{id}',
  notificationId: '/v1/notifications/{id}',
  sessionId: '/v1/auth/sessions/{id}',
  exportId: '/v1/privacy/exports/{id}',
  erasureId: '/v1/privacy/erasures/{id}',
  sourceId: '/v1/goals/{id}',
  achievementId: null,
  usageId: null,
  messageId: null,
  answerId: null,
  eventId: null,
  actionId: null,
  stepId: null,
};

const KINDS: Readonly<Record<string, string>> = {
  goal: '/v1/goals/{id}',
  task: '/v1/tasks/{id}',
  project: '/v1/projects/{id}',
  story: '/v1/stories/{id}',
};

export interface Victim {
  userId: string;
  /** By path: `/v1/tasks/{id}`. */
  ids: Readonly<Record<string, string>>;
}

/** The event with every id in it one of the victim's, newer than anything that is known, under the name of somebody else. */
export function forge(event: EventDef, subject: string, victim: Victim): ForgedRecord {
  const data = { ...(withIdsOf(victim, event.sample) as Record<string, unknown>) };
  for (const field of Object.keys(event.data.shape)) {
    const id = idFor(field, victim);
    if (id) data[field] = id;
  }
  const id = newId();
  const headers = toHeaders({
    ...event.example({}, {}),
    id,
    subject,
    correlationId: randomUUID(),
    aggregate: {
      type: event.aggregate,
      id: String(data[event.aggregateId] ?? newId()),
      version: 1_000_000,
    },
  });
  return { id, topic: event.topic, key: subject, value: JSON.stringify(data), headers };
}

/** @throws with what to add when a field of an event is not known yet. */
function idFor(field: string, { userId, ids }: Victim): string | undefined {
  if (field === 'userId') return userId;
  if (!/Id$/.test(field)) return undefined;
  const thing = THINGS[field];
  if (thing === undefined)
    throw new Error(`say in tests/security/forged/forge.ts (THINGS) what ${field} is the id of`);
  return thing === null ? undefined : ids[thing];
}

function withIdsOf(victim: Victim, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withIdsOf(victim, one));
  if (typeof value !== 'object' || value === null) return value;
  const { type } = value as { type?: string };
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      if (field === 'id' && type !== undefined) return [field, victim.ids[KINDS[type] ?? ''] ?? inner];
      if (field === 'dependsOn') return [field, [victim.ids[KINDS.task ?? '']]];
      if (field === 'citedMemoryIds') return [field, [victim.ids['/v1/memories/{id}']]];
      const id = typeof inner === 'string' ? idFor(field, victim) : undefined;
      return [field, id ?? withIdsOf(victim, inner)];
    }),
  );
}
