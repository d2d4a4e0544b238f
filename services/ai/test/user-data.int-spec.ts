import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AiErasureCompleted,
  AssetProcessed,
  ErasureRequested,
  GoalCreated,
  MemoryDeleted,
  PlanRequested,
  TaskCompleted,
  TaskCreated,
  UserRegistered,
} from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, waitUntil } from '@odyssey/testing';
import { aiService } from './ai-service.ts';

const OWN_TABLES = `select table_name from information_schema.columns
  where table_schema = 'public' and column_name = 'owner_id' order by 1`;

describe('what ai keeps about a person', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService();
  });
  afterAll(() => service.close());

  /** A person of whom every table knows something. */
  const someone = async (): Promise<TestUser> => {
    const user = asUser();
    const attributes = (type: string, id: string) => ({
      id: newId(),
      subject: user.userId,
      aggregate: { type, id, version: 1 },
    });
    const [taskId, goalId, planId] = [newId(), newId(), newId()];
    await service.deliver(UserRegistered.example({ userId: user.userId }, attributes('user', user.userId)));
    await service.deliver(GoalCreated.example({ goalId }, attributes('goal', goalId)));
    await service.deliver(TaskCreated.example({ taskId: newId() }, attributes('task', newId())));
    await service.deliver(TaskCompleted.example({ taskId, goalId }, attributes('task', taskId)));
    await service.deliver(
      AssetProcessed.example({ mediaId: newId(), caption: 'Fog at the quay' }, attributes('asset', newId())),
    );
    await service.deliver(PlanRequested.example({ planId, goalId }, attributes('plan', planId)));
    await service.deliver(MemoryDeleted.example({ memoryId: newId() }, attributes('memory', newId())));
    const http = service.http(user);
    const { body } = await http.post('/v1/conversations', {}, { 'idempotency-key': 'k1' });
    await http.post(`/v1/conversations/${body.id}/messages`, { content: 'I live in Lyon.' });
    await waitUntil(
      async () => {
        const [row] = await service.rows(
          `select (select count(*) from stories where owner_id = $1 and status = 'ready')
             + (select count(*) from plan_requests where owner_id = $1 and status = 'proposed') as done`,
          [user.userId],
        );
        return Number(row?.done) === 2;
      },
      { within: 10_000, what: 'a story and a plan' },
    );
    return user;
  };

  const exported = async (userId: string) => {
    const { body } = await service.asService('archival').get(`/internal/user-data/${userId}`);
    const lines = (body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return { records: lines.slice(0, -1), trailer: lines.at(-1) };
  };

  it('is handed out whole, and nobody else’s', async () => {
    const [user, other] = [await someone(), await someone()];
    const { records, trailer } = await exported(user.userId);
    expect(trailer.counts).toEqual({
      plans: 1,
      stories: 1,
      'story-revisions': 1,
      conversations: 1,
      messages: 2,
      usage: 3,
    });
    const text = JSON.stringify(records);
    expect(text).toContain('I live in Lyon.');
    expect(text).not.toContain(other.userId);
    expect(text).not.toContain('Fog at the quay'); // a copy: media hands out the caption itself
    const messages = records.filter(({ kind }) => kind === 'messages').map(({ record }) => record);
    expect(messages.map(({ role }) => role).sort()).toEqual(['assistant', 'user']);
  });

  it('is erased from every table, once, and late events bring nobody back', async () => {
    const [user, other] = [await someone(), await someone()];
    const request = ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: user.userId });
    await service.deliver(request);
    await service.deliver(request);
    const completed = (await service.published(AiErasureCompleted)).filter(
      ({ subject }) => subject === user.userId,
    );
    expect(completed).toHaveLength(1);
    expect(completed[0]?.data.counts).toMatchObject({
      plans: 1,
      stories: 1,
      conversations: 1,
      messages: 2,
      usage: 3,
    });
    const taskId = newId();
    const late = { id: newId(), subject: user.userId, aggregate: { type: 'task', id: taskId, version: 1 } };
    await service.deliver(TaskCompleted.example({ taskId }, late));
    const tables = await service.rows<{ table_name: string }>(OWN_TABLES);
    expect(tables.length).toBeGreaterThanOrEqual(15);
    for (const { table_name: table } of tables) {
      const [row] = await service.rows(`select count(*)::int as count from ${table} where owner_id = $1`, [
        user.userId,
      ]);
      expect({ table, ...row }).toEqual({ table, count: 0 });
    }
    expect((await exported(other.userId)).trailer.counts.messages).toBe(2);
  });
});
