import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, GoalsErasureCompleted, PlanProposed, UserRegistered } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService } from '@odyssey/testing';
import { goals } from '../src/service.ts';
import { aGoal, aProject, aTask } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(goals);
});
afterAll(() => service.close());

async function aLife(user: TestUser) {
  const http = service.http(user);
  await service.deliver(UserRegistered.example({ userId: user.userId }, { subject: user.userId }));
  const { body: project } = await http.post('/v1/projects', aProject());
  const { body: goal } = await http.post('/v1/goals', aGoal({ projectId: project.id }));
  const { body: first } = await http.post('/v1/tasks', aTask({ title: 'First', goalId: goal.id }));
  const { body: second } = await http.post(
    '/v1/tasks',
    aTask({ title: 'Second', goalId: goal.id, dependsOn: [first.id], dueDate: '2026-05-06' }),
  );
  const { body: thrownAway } = await http.post('/v1/tasks', aTask({ title: 'Thrown away' }));
  await http.delete(`/v1/tasks/${thrownAway.id}`);
  await http.post(`/v1/tasks/${first.id}/complete`);
  await http.post(`/v1/goals/${goal.id}/plans`);
  return { http, goal, first, second, thrownAway };
}

const COUNTS = { 'life-areas': 8, projects: 1, goals: 1, tasks: 3, plans: 1, achievements: 1, people: 1 };

interface Line {
  kind?: string;
  record?: Record<string, unknown>;
  counts?: Record<string, number>;
}

async function exported(user: TestUser): Promise<Line[]> {
  const answer = await service.asService('archival').get<string>(`/internal/user-data/${user.userId}`);
  expect(answer.status).toBe(200);
  return answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('the export', () => {
  it('has everything of the person, the trash included, and nothing of anybody else', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const { goal, first, second, thrownAway } = await aLife(ana);
    await aLife(ben);

    const lines = await exported(ana);

    const records = lines.filter((line) => line.kind && line.record);
    const counts = Object.fromEntries(
      Object.keys(COUNTS).map((kind) => [kind, records.filter((line) => line.kind === kind).length]),
    );
    expect(counts).toEqual(COUNTS);
    expect(lines.at(-1)?.counts).toEqual(COUNTS);
    const tasks = records.filter((line) => line.kind === 'tasks').map((line) => line.record);
    expect(tasks.find((task) => task?.id === second.id)).toMatchObject({
      title: 'Second',
      goalId: goal.id,
      dueDate: '2026-05-06',
      dependsOn: [first.id],
      status: 'todo',
    });
    expect(tasks.find((task) => task?.id === thrownAway.id)?.deletedAt).toEqual(expect.any(String));
    expect(JSON.stringify(lines)).not.toContain(ben.userId);
  });

  it('is nobody else’s business', async () => {
    const user = asUser();
    expect((await service.http(user).get(`/internal/user-data/${user.userId}`)).status).toBe(401);
  });
});

describe('the erasure', () => {
  it('leaves nothing of the person, says how much there was, and leaves others alone', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const { goal } = await aLife(ana);
    await aLife(ben);
    const event = ErasureRequested.example({ erasureId: newId() }, { subject: ana.userId });

    await service.deliver(event);
    await service.deliver(event);

    const answers = (await service.published(GoalsErasureCompleted)).filter(
      ({ subject }) => subject === ana.userId,
    );
    expect(answers.map(({ data }) => data.counts)).toEqual([COUNTS]);
    expect(await remaining(ana)).toEqual([]);
    expect((await remaining(ben)).length).toBeGreaterThan(5);
    const late = PlanProposed.example({ planId: newId(), goalId: goal.id }, { subject: ana.userId });
    await service.deliver(late);
    await service.deliver(UserRegistered.example({ userId: ana.userId }, { subject: ana.userId }));
    expect(await remaining(ana)).toEqual([]);
  });
});

/** The tables that still hold the id anywhere, except the list of who was erased and the answer on its way. */
async function remaining(user: TestUser): Promise<string[]> {
  const tables = await service.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await service.rows(`select 1 from ${name} t where to_jsonb(t)::text like $1 limit 1`, [
      `%${user.userId}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found.filter(
    (name) =>
      !['public.erased_people', 'public.outbox', 'public.inbox', 'public.aggregate_versions'].includes(name),
  );
}
