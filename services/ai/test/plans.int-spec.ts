import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GoalDeleted, PlanProposed, PlanRequested, TaskCreated, UsageRecorded } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { reactor, type TestService, waitUntil } from '@odyssey/testing';
import { ProposePlanWhenRequested } from '../src/handlers/propose-plan-when-requested.handler.ts';
import { ai } from '../src/service.ts';
import { aiService } from './ai-service.ts';
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
    const event = requested(owner, { goalId: newId() });
    await service.deliver(event);
    const { data } = await proposedFor(service, event.data.planId);
    expect(data.steps.map(({ dueDate }) => dueDate)).not.toContain('2026-05-05');
  });
});

describe('a plan by a configured provider', () => {
  const draft = {
    steps: [1, 2, 3, 4, 5].map((n) => ({
      id: `s${n}`,
      title: `Swim session ${n} of 5: ${n * 4} × 50 m`,
      description: 'Rest 30 seconds after each length.',
      durationMinutes: 45,
      dueDate: `2026-0${n + 4 > 8 ? 8 : n + 4}-1${n}`,
      dependsOn: n === 1 ? [] : [`s${n - 1}`],
    })),
    notes: ['Ask at the pool for a lane.'],
  };
  let endpoint: OpenAiServer;
  let service: TestService;

  // A service of its own for each test: the breaker of one must not open for the next.
  beforeEach(async () => {
    endpoint = await OpenAiServer.start();
  });
  const start = async (...behaviours: Behaviour[]) => {
    endpoint.will(...behaviours);
    service = await aiService(endpoint);
  };
  const stop = async () => {
    await service.close();
    await endpoint[Symbol.asyncDispose]();
  };

  it('is proposed under its name, with what it cost', async () => {
    await start({ does: 'answer', text: `Here you are:\n${JSON.stringify(draft)}` });
    try {
      const event = requested(newId());
      await service.deliver(event);
      const { data } = await proposedFor(service, event.data.planId);
      expect(data).toMatchObject({ provider: 'test', degraded: false, notes: draft.notes });
      expect(data.steps.map(({ title }) => title)).toEqual(draft.steps.map(({ title }) => title));
      const [usage] = await service.published(UsageRecorded);
      expect(usage?.data).toMatchObject({
        provider: 'test',
        inputTokens: 100,
        outputTokens: 20,
        costPicoUsd: '450000000',
      });
    } finally {
      await stop();
    }
  });

  it('is mended once when it does not pass the checks', async () => {
    const late = { ...draft, steps: draft.steps.map((step) => ({ ...step, dueDate: '2027-01-01' })) };
    await start(
      { does: 'answer', text: JSON.stringify(late) },
      { does: 'answer', text: JSON.stringify(draft) },
    );
    try {
      const event = requested(newId());
      await service.deliver(event);
      const { data } = await proposedFor(service, event.data.planId);
      expect(data.provider).toBe('test');
      expect(endpoint.requests[1]?.body.messages.at(-1)?.content).toContain('due after the target date');
    } finally {
      await stop();
    }
  });

  it.each<[string, Behaviour]>([
    ['answers 429', { does: 'status', status: 429 }],
    ['answers 500', { does: 'status', status: 500 }],
    ['hangs', { does: 'hang' }],
    ['cuts the stream', { does: 'cut', after: '{"steps":[' }],
    ['sends malformed JSON', { does: 'answer', text: '{"steps":[{"id":' }],
    ['sends something else twice', { does: 'answer', text: '{"steps":[]}' }],
  ])('is made by the house, which says so, when it %s', async (_, behaviour) => {
    await start(behaviour);
    try {
      const event = requested(newId());
      await service.deliver(event);
      const { data } = await proposedFor(service, event.data.planId);
      expect(data).toMatchObject({ provider: 'house', degraded: true });
      expect(data.steps.length).toBeGreaterThanOrEqual(5);
    } finally {
      await stop();
    }
  });

  it('is made by the house when the connection is refused', async () => {
    await endpoint[Symbol.asyncDispose]();
    service = await aiService(endpoint);
    try {
      const event = requested(newId());
      await service.deliver(event);
      expect((await proposedFor(service, event.data.planId)).data).toMatchObject({
        provider: 'house',
        degraded: true,
      });
    } finally {
      await service.close();
    }
  });
});
