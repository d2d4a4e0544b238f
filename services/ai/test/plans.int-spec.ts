import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  ErasureRequested,
  type EventDef,
  GoalDeleted,
  PlanFailed,
  PlanProposed,
  PlanRequested,
  TaskCreated,
  UsageRecorded,
} from '@odyssey/contracts';
import { PersonErased } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { reactor, type TestService, waitUntil } from '@odyssey/testing';
import { ProposePlanWhenRequested } from '../src/handlers/propose-plan-when-requested.handler.ts';
import { ProposePlanJob } from '../src/jobs/propose-plan.job.ts';
import { Interrupted, ModelsService } from '../src/models/models.service.ts';
import { ai } from '../src/service.ts';
import { aiService, startAfresh } from './ai-service.ts';
import { type Behaviour, OpenAiServer } from './openai-server.ts';

const goal = {
  title: 'Swim 1,500 m without a rest',
  description: 'I manage 400 m now. Tuesdays and Saturdays are free.',
  targetDate: '2026-09-01',
  today: '2026-05-04',
};

const requested = (owner: string, data: Parameters<typeof PlanRequested.example>[0] = {}) =>
  PlanRequested.example(
    { planId: newId(), goalId: newId(), ...goal, ...data },
    { id: newId(), subject: owner },
  );

const proposedFor = (service: TestService, planId: string) =>
  waitUntil(async () => (await service.published(PlanProposed)).find(({ data }) => data.planId === planId), {
    within: 10_000,
    what: 'a proposed plan',
  });

describe('a plan when it is requested', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await reactor(ai, ProposePlanWhenRequested);
  });
  afterAll(() => service.close());

  it('is one row and one job though the event arrives twice', async () => {
    const event = requested(newId());
    await service.deliver(event);
    await service.deliver(event);
    const { planId } = event.data;
    expect(await service.rows('select status from plan_requests where id = $1', [planId])).toEqual([
      { status: 'requested' },
    ]);
    expect((await service.jobs('propose-plan')).filter((job) => job.planId === planId)).toEqual([
      { userId: event.subject, planId },
    ]);
  });

  const run = (lastAttempt: boolean) => ({
    id: newId(),
    attempt: 1,
    lastAttempt,
    signal: new AbortController().signal,
  });
  const about = <E extends EventDef>(event: E, planId: string) =>
    service
      .published(event)
      .then((all) => all.filter(({ data }) => (data as { planId: string }).planId === planId));

  it('is proposed once though its job runs twice at once', async () => {
    const event = requested(newId());
    await service.deliver(event);
    const { planId } = event.data;
    const job = service.get(ProposePlanJob);
    const twice = [run(false), run(false)].map((each) => job.run({ userId: event.subject, planId }, each));
    await Promise.all(twice);
    expect(await about(PlanProposed, planId)).toHaveLength(1);
  });

  it('leaves nothing about a person who is erased while it is made', async () => {
    const event = requested(newId());
    await service.deliver(event);
    const { planId } = event.data;
    const models = service.get(ModelsService);
    const answer = models.answer.bind(models);
    const slow = jest
      .spyOn(models, 'answer')
      .mockImplementationOnce(async (...asked: Parameters<typeof answer>) => {
        await service.deliver(ErasureRequested.example({}, { id: newId(), subject: event.subject }));
        return answer(...asked);
      });
    // Which the runner of jobs takes for done.
    await expect(
      service.get(ProposePlanJob).run({ userId: event.subject, planId }, run(false)),
    ).rejects.toThrow(PersonErased);
    slow.mockRestore();
    expect(await about(PlanProposed, planId)).toEqual([]);
    expect(await service.rows('select 1 from usage_rows where owner_id = $1', [event.subject])).toEqual([]);
  });

  it('is tried again when the process stops in the middle, and what was tried is booked', async () => {
    const event = requested(newId());
    await service.deliver(event);
    const { planId } = event.data;
    const attempt = {
      purpose: 'plan' as const,
      prompt: 'plan.v1',
      provider: 'test',
      model: 'm1',
      outcome: 'aborted' as const,
      cost: null,
      startedAt: new Date(),
      milliseconds: 5,
    };
    const stopped = jest
      .spyOn(service.get(ModelsService), 'answer')
      .mockRejectedValueOnce(new Interrupted('test', '', [attempt]));
    const data = { userId: event.subject, planId };
    await expect(service.get(ProposePlanJob).run(data, run(false))).rejects.toThrow(Interrupted);
    stopped.mockRestore();
    expect(await service.rows('select outcome from usage_rows where owner_id = $1', [event.subject])).toEqual(
      [{ outcome: 'aborted' }],
    );
    await service.get(ProposePlanJob).run(data, run(false));
    expect(await about(PlanProposed, planId)).toHaveLength(1);
  });

  it('is said to have failed when the last try fails, and not before', async () => {
    const event = requested(newId());
    await service.deliver(event);
    const { planId } = event.data;
    const broken = jest
      .spyOn(service.get(ModelsService), 'answer')
      .mockRejectedValue(new Error('a fault of ours'));
    try {
      const job = service.get(ProposePlanJob);
      const data = { userId: event.subject, planId };
      await expect(job.run(data, run(false))).rejects.toThrow('a fault of ours');
      expect(await about(PlanFailed, planId)).toEqual([]);
      await expect(job.run(data, run(true))).rejects.toThrow('a fault of ours');
      expect(await about(PlanFailed, planId)).toMatchObject([
        { data: { code: 'internal_error', goalId: event.data.goalId } },
      ]);
    } finally {
      broken.mockRestore();
    }
  });

  it('is forgotten with its goal', async () => {
    const event = requested(newId());
    await service.deliver(event);
    const gone = GoalDeleted.example({ goalId: event.data.goalId }, { id: newId(), subject: event.subject });
    await service.deliver(gone);
    await service.deliver(gone);
    expect(await service.rows('select 1 from plan_requests where id = $1', [event.data.planId])).toEqual([]);
  });
});

describe('a plan by the house', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aiService();
  });
  afterAll(() => service.close());

  it('is proposed without any provider, not degraded, and booked at no cost', async () => {
    const event = requested(newId());
    await service.deliver(event);
    const { data, subject } = await proposedFor(service, event.data.planId);
    expect(subject).toBe(event.subject);
    expect(data).toMatchObject({ goalId: event.data.goalId, provider: 'house', degraded: false });
    expect(data.steps.length).toBeGreaterThanOrEqual(5);
    for (const step of data.steps) {
      expect(step.dueDate && step.dueDate >= goal.today && step.dueDate <= goal.targetDate).toBe(true);
    }
    const [usage] = (await service.published(UsageRecorded)).filter((row) => row.subject === event.subject);
    expect(usage?.data).toMatchObject({
      provider: 'house',
      purpose: 'plan',
      costPicoUsd: '0',
      inputTokens: 0,
    });
  });

  it('knows which days are full already', async () => {
    const owner = newId();
    const full = TaskCreated.example(
      { taskId: newId(), dueDate: '2026-05-05', durationMinutes: 480, title: 'Move house' },
      { id: newId(), subject: owner },
    );
    await service.deliver(full);
    // 23:30 UTC on the 8th is half past midnight of the 9th in Lisbon.
    const atAnHour = { dueDate: undefined, dueAt: '2026-05-08T23:30:00.000Z', durationMinutes: 480 };
    const trip = { id: newId(), subject: owner, aggregate: { type: 'task', id: newId(), version: 1 } };
    await service.deliver(
      TaskCreated.example({ taskId: trip.aggregate.id, title: 'Night train', ...atAnHour }, trip),
    );
    const event = requested(owner, { goalId: newId() });
    await service.deliver(event);
    const { data } = await proposedFor(service, event.data.planId);
    const days = data.steps.map(({ dueDate }) => dueDate);
    expect(days).not.toContain('2026-05-05');
    expect(days).not.toContain('2026-05-09');
  });
});

describe('a plan by a configured provider', () => {
  const draft = {
    steps: [
      ['2026-05-05', 'Swim 8 × 50 m in the town pool'],
      ['2026-05-30', 'Swim 2 × 400 m in the town pool'],
      ['2026-06-30', 'Swim 3 × 400 m in the town pool'],
      ['2026-08-01', 'Swim 1,200 m in the town pool'],
      ['2026-09-01', 'Swim 1,500 m without a rest as the test'],
    ].map(([dueDate, title], index) => ({
      id: `s${index + 1}`,
      title,
      description: 'Rest 30 seconds after each length.',
      durationMinutes: 45,
      dueDate,
      dependsOn: index === 0 ? [] : [`s${index}`],
      because: 'Tuesdays and Saturdays are free.',
    })),
    notes: ['Ask at the pool for a lane.'],
    assumptions: ['The pool is open in the morning.'],
  };
  let endpoint: OpenAiServer;
  let service: TestService;

  beforeAll(async () => {
    endpoint = await OpenAiServer.start();
    service = await aiService(endpoint);
  });
  beforeEach(() => startAfresh(service, endpoint));
  afterAll(async () => {
    await service.close();
    await endpoint[Symbol.asyncDispose]();
  });

  const ask = async (...behaviours: Behaviour[]) => {
    endpoint.will(...behaviours);
    const event = requested(newId());
    await service.deliver(event);
    return proposedFor(service, event.data.planId);
  };

  it('is proposed under its name, with what it cost', async () => {
    const { data, subject } = await ask({ does: 'answer', text: `Here you are:\n${JSON.stringify(draft)}` });
    expect(data).toMatchObject({
      provider: 'test',
      degraded: false,
      notes: [...draft.notes, ...draft.assumptions],
    });
    expect(data.steps.map(({ title }) => title)).toEqual(draft.steps.map(({ title }) => title));
    const [usage] = (await service.published(UsageRecorded)).filter((row) => row.subject === subject);
    expect(usage?.data).toMatchObject({
      provider: 'test',
      inputTokens: 100,
      outputTokens: 20,
      costPicoUsd: '450000000',
    });
  });

  it('is mended once when it does not pass the checks', async () => {
    const late = { ...draft, steps: draft.steps.map((step) => ({ ...step, dueDate: '2027-01-01' })) };
    const { data } = await ask(
      { does: 'answer', text: JSON.stringify(late) },
      { does: 'answer', text: JSON.stringify(draft) },
    );
    expect(data.provider).toBe('test');
    expect(endpoint.requests[1]?.body.messages.at(-1)?.content).toContain('due after the target date');
  });

  it.each<[string, Behaviour]>([
    ['answers 429', { does: 'status', status: 429 }],
    ['answers 500', { does: 'status', status: 500 }],
    ['hangs', { does: 'hang' }],
    ['cuts the stream', { does: 'cut', after: '{"steps":[' }],
    ['sends malformed JSON', { does: 'answer', text: '{"steps":[{"id":' }],
    ['sends something else twice', { does: 'answer', text: '{"steps":[]}' }],
  ])('is made by the house, which says so, when it %s', async (_, behaviour) => {
    const { data } = await ask(behaviour);
    expect(data).toMatchObject({ provider: 'house', degraded: true });
    expect(data.steps.length).toBeGreaterThanOrEqual(5);
  });

  it('is made by the house when the connection is refused', async () => {
    await endpoint[Symbol.asyncDispose]();
    expect((await ask({ does: 'hang' })).data).toMatchObject({ provider: 'house', degraded: true });
  });
});
