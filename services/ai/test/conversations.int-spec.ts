import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionAgreed, MemoryDeleted, MessageExchanged, TaskCompleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser } from '@odyssey/testing';
import { aiService } from './ai-service.ts';
import { MemoryServer } from './memory-server.ts';

import { open } from './open-conversation.ts';

const forgotten = (subject: string, memoryId: string) =>
  MemoryDeleted.example({ memoryId }, { id: newId(), subject });

describe('a conversation with the house', () => {
  let memory: MemoryServer;
  let service: TestService;
  beforeAll(async () => {
    memory = await MemoryServer.start();
    service = await aiService(undefined, { env: memory.env });
  });
  afterAll(async () => {
    await service.close();
    await memory[Symbol.asyncDispose]();
  });

  it('is opened, found and listed', async () => {
    const user = asUser();
    const http = service.http(user);
    const opened = await http.post('/v1/conversations', { title: 'Swimming' });
    expect(opened).toMatchObject({
      status: 201,
      headers: { location: `/v1/conversations/${opened.body.id}` },
    });
    expect(opened.body).toMatchObject({ title: 'Swimming', messageCount: 0, version: 1 });
    expect((await http.get(`/v1/conversations/${opened.body.id}`)).body).toEqual(opened.body);
    await http.post('/v1/conversations', {});
    const first = await http.get('/v1/conversations?limit=1');
    const second = await http.get(`/v1/conversations?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toEqual({ items: [opened.body] });
  });

  it('keeps what was said and answered, in order, under a title', async () => {
    const user = asUser();
    const http = service.http(user);
    const id = await open(service, user);
    const { status, body } = await http.post(`/v1/conversations/${id}/messages`, {
      content: 'I swim best before breakfast.',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      provider: 'house',
      degraded: false,
      message: { role: 'assistant', status: 'complete' },
    });
    const { items } = (await http.get(`/v1/conversations/${id}/messages`)).body;
    expect(items).toMatchObject([
      { id: body.inReplyTo, role: 'user', content: 'I swim best before breakfast.', citations: [] },
      { id: body.message.id, role: 'assistant', content: body.message.content },
    ]);
    expect((await http.get(`/v1/conversations/${id}`)).body).toMatchObject({
      title: 'I swim best before breakfast.',
      messageCount: 2,
    });
  });

  it('publishes the exchange with the facts that were told', async () => {
    const user = asUser();
    const id = await open(service, user);
    const content = 'I live in Lyon.';
    const { body } = await service.http(user).post(`/v1/conversations/${id}/messages`, { content });
    const [event] = (await service.published(MessageExchanged)).filter(
      ({ subject }) => subject === user.userId,
    );
    expect(event?.data).toMatchObject({
      conversationId: id,
      messageId: body.inReplyTo,
      content,
      answerId: body.message.id,
      answer: body.message.content,
      citedMemoryIds: [],
    });
    expect(event?.data.facts.join(' ')).toContain('Lyon');
  });

  it('uses a memory and cites it', async () => {
    const user = asUser();
    const memoryId = newId();
    memory.remember(user.userId, { id: memoryId, content: 'I swim best before breakfast.' });
    const id = await open(service, user);
    const { body } = await service
      .http(user)
      .post(`/v1/conversations/${id}/messages`, { content: 'When do I swim best?' });
    expect(body.citations).toEqual([{ memoryId, excerpt: 'I swim best before breakfast.' }]);
    expect(body.message.citations).toEqual(body.citations);
    expect(body.message.content).toContain('before breakfast');
    expect(memory.asked.at(-1)).toMatchObject({ userId: user.userId, query: 'When do I swim best?' });
  });

  const agreedBy = async ({ userId }: TestUser) =>
    (await service.published(ActionAgreed)).filter(({ subject }) => subject === userId);

  it.each([
    ['Add a task: buy goggles', { type: 'create_task', title: 'Buy goggles' }],
    [
      'Create a goal: run a marathon by 2031-05-01',
      { type: 'create_goal', title: 'Run a marathon', targetDate: '2031-05-01' },
    ],
    [
      'Remind me to call Ines by 2031-05-01',
      { type: 'create_task', title: 'Call Ines', dueDate: '2031-05-01' },
    ],
    ['Mark buy goggles as done', { type: 'complete_task', title: 'Buy goggles' }],
  ])('proposes what it is asked to do, and has it done after a yes: %s', async (words, intent) => {
    const [user, stranger] = [asUser(), asUser()];
    const id = await open(service, user);
    const say = async (content: string) =>
      (await service.http(user).post(`/v1/conversations/${id}/messages`, { content })).body;
    const proposal = await say(words);
    expect(proposal).not.toHaveProperty('intent');
    expect(proposal.message.content).toContain(intent.title);
    expect(await agreedBy(user)).toEqual([]);

    const answer = await say('Yes, please');

    expect(answer.intent).toEqual(intent);
    const { type: kind, ...asked } = intent;
    const [event, another] = await agreedBy(user);
    expect(event?.data).toEqual({ actionId: answer.message.id, conversationId: id, kind, ...asked });
    expect(event?.aggregate).toEqual({ type: 'action', id: answer.message.id, version: 1 });
    expect(another).toBeUndefined();
    expect(await say('Yes, please')).not.toHaveProperty('intent');
    expect(await agreedBy(user)).toHaveLength(1);
    const foreign = await service
      .http(stranger)
      .post(`/v1/conversations/${id}/messages`, { content: 'Yes, please' });
    expect(foreign.status).toBe(404);
    expect(await agreedBy(stranger)).toEqual([]);
  });

  it('agrees to nothing after a no', async () => {
    const user = asUser();
    const id = await open(service, user);
    const http = service.http(user);
    await http.post(`/v1/conversations/${id}/messages`, { content: 'Add a task: buy goggles' });
    await http.post(`/v1/conversations/${id}/messages`, { content: 'No, leave it' });
    await http.post(`/v1/conversations/${id}/messages`, { content: 'Yes' });
    expect(await agreedBy(user)).toEqual([]);
  });

  it('agrees once however often the yes is said: repeated by its key, or at the same moment', async () => {
    const user = asUser();
    const id = await open(service, user);
    const http = service.http(user);
    const yes = (key: string) =>
      http.post(`/v1/conversations/${id}/messages`, { content: 'Yes' }, { 'idempotency-key': key });
    await http.post(`/v1/conversations/${id}/messages`, { content: 'Add a task: buy goggles' });
    const [one, other] = await Promise.all([yes('k1'), yes('k2')]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect((await yes('k1')).body).toEqual(one.body);
    expect([one, other].filter(({ body }) => body.intent !== undefined)).toHaveLength(1);
    expect(await agreedBy(user)).toHaveLength(1);
  });

  it('knows how a person is doing from their records', async () => {
    const user = asUser();
    for (const title of ['Swim', 'Read']) {
      const taskId = newId();
      const at = { id: newId(), subject: user.userId, aggregate: { type: 'task', id: taskId, version: 1 } };
      const completedAt = new Date().toISOString();
      await service.deliver(
        TaskCompleted.example({ taskId, title, completedAt, goalId: undefined, goal: undefined }, at),
      );
    }
    const id = await open(service, user);
    const { body } = await service
      .http(user)
      .post(`/v1/conversations/${id}/messages`, { content: 'How am I doing?' });
    expect(body.message.content).toMatch(/\b(2|two)\b/i);
    const { body: none } = await service
      .http(asUser())
      .post(`/v1/conversations/${await open(service, user)}/messages`, { content: 'How am I doing?' });
    expect(none.code).toBe('not_found');
  });

  it('forgets what memory forgets: excerpts and quotations, the event delivered twice', async () => {
    const user = asUser();
    const memoryId = newId();
    memory.remember(user.userId, { id: memoryId, content: 'My sister Ines lives in Porto.' });
    const id = await open(service, user);
    const http = service.http(user);
    await http.post(`/v1/conversations/${id}/messages`, { content: 'Where does my sister Ines live?' });
    const event = forgotten(user.userId, memoryId);
    await service.deliver(event);
    await service.deliver(event);
    const { items } = (await http.get(`/v1/conversations/${id}/messages`)).body;
    expect(items[1].citations).toEqual([{ memoryId, excerpt: '' }]);
    expect(items[1].content).not.toContain('Porto');
    expect(items[1].version).toBe(2);
  });

  it('does not cite a memory that was forgotten while the answer was made', async () => {
    const user = asUser();
    const memoryId = newId();
    memory.remember(user.userId, { id: memoryId, content: 'I swim best before breakfast.' });
    await service.deliver(forgotten(user.userId, memoryId));
    const id = await open(service, user);
    const { body } = await service
      .http(user)
      .post(`/v1/conversations/${id}/messages`, { content: 'When do I swim best?' });
    expect(body.citations).toEqual([]);
  });

  it('never touches another person’s citations when a memory is forgotten', async () => {
    const [user, stranger] = [asUser(), asUser()];
    const memoryId = newId();
    memory.remember(user.userId, { id: memoryId, content: 'I swim best before breakfast.' });
    const id = await open(service, user);
    await service.http(user).post(`/v1/conversations/${id}/messages`, { content: 'When do I swim best?' });
    await service.deliver(forgotten(stranger.userId, memoryId));
    const { items } = (await service.http(user).get(`/v1/conversations/${id}/messages`)).body;
    expect(items[1].citations[0].excerpt).not.toBe('');
    expect(items[1]).toMatchObject({ version: 1, content: expect.stringContaining('before breakfast') });
  });

  it('answers without memories when memory is away', async () => {
    const user = asUser();
    memory.remember(user.userId, { id: newId(), content: 'I swim best before breakfast.' });
    const id = await open(service, user);
    memory.away = true;
    try {
      const { status, body } = await service
        .http(user)
        .post(`/v1/conversations/${id}/messages`, { content: 'When do I swim best?' });
      expect({ status, citations: body.citations }).toEqual({ status: 201, citations: [] });
    } finally {
      memory.away = false;
    }
  });

  it('answers a repeated request with the same answer, and says it once', async () => {
    const user = asUser();
    const id = await open(service, user);
    const http = service.http(user);
    const say = () =>
      http.post(
        `/v1/conversations/${id}/messages`,
        { content: 'I live in Lyon.' },
        { 'idempotency-key': 'k1' },
      );
    const first = await say();
    const asked = memory.asked.length;
    expect((await say()).body).toEqual(first.body);
    expect(memory.asked.length).toBe(asked); // nothing was read or made a second time
    expect((await http.get(`/v1/conversations/${id}/messages`)).body.items).toHaveLength(2);
  });

  it.each([
    ['nothing', { content: '   ' }],
    ['far too much', { content: 'a'.repeat(8001) }],
    ['an unknown field', { content: 'Hello', mood: 'good' }],
  ])('refuses %s', async (_, body) => {
    const user = asUser();
    const id = await open(service, user);
    expect((await service.http(user).post(`/v1/conversations/${id}/messages`, body)).status).toBe(422);
  });

  it('is nobody else’s', async () => {
    const [owner, stranger] = [asUser(), asUser()];
    const id = await open(service, owner);
    const http = service.http(stranger);
    expect((await http.get(`/v1/conversations/${id}`)).status).toBe(404);
    expect((await http.get(`/v1/conversations/${id}/messages`)).status).toBe(404);
    expect((await http.post(`/v1/conversations/${id}/messages`, { content: 'Hello' })).status).toBe(404);
    const live = { accept: 'text/event-stream' };
    expect((await http.post(`/v1/conversations/${id}/messages`, { content: 'Hello' }, live)).status).toBe(
      404,
    );
    expect((await http.get('/v1/conversations')).body.items).toEqual([]);
    expect((await service.http(owner).get(`/v1/conversations/${id}`)).body.messageCount).toBe(0);
  });
});
