import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MemoryDeleted,
  MessageExchanged,
  StoryDeleted,
  StoryGenerated,
  TaskCompleted,
} from '@odyssey/contracts';
import { memory } from '@odyssey/memory';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService } from '@odyssey/testing';

let service: TestService;

beforeAll(async () => {
  service = await testService(memory, { workers: false });
});
afterAll(() => service.close());

interface Kept {
  id: string;
  kind: string;
  content: string;
  source: { type: string; id: string };
  validTo?: string;
}

const kept = async (user: TestUser): Promise<Kept[]> =>
  (await service.http(user).get('/v1/memories?limit=100')).body.items;
const recalled = async (user: TestUser, query: string): Promise<Kept[]> => {
  const { body } = await service.http(user).post('/v1/memories/context', { query });
  return body.items.map((item: { memory: Kept }) => item.memory);
};

let minute = 0;

/** The person says something and the assistant answers; every event arrives twice. */
async function say(
  user: TestUser,
  content: string,
  facts: string[] = [],
  more: { answer?: string; cited?: string[] } = {},
) {
  minute += 1;
  const exchangedAt = new Date(Date.UTC(2026, 4, 4, 8, minute)).toISOString();
  const data = {
    messageId: newId(),
    content,
    facts,
    exchangedAt,
    answer: more.answer ?? 'I see.',
    citedMemoryIds: more.cited ?? [],
  };
  const event = MessageExchanged.example(data, { id: newId(), subject: user.userId });
  expect(await service.deliver(event)).toBe('handled');
  await service.deliver(event);
  return data;
}

describe('what a person says in a conversation', () => {
  it('is kept word by word, and its facts beside it, once', async () => {
    const user = asUser();
    const { messageId } = await say(user, 'Well, I write best before breakfast!', [
      'I write best before breakfast.',
    ]);
    const memories = await kept(user);
    expect(memories.map(({ kind, content }) => [kind, content]).sort()).toEqual([
      ['fact', 'I write best before breakfast.'],
      ['turn', 'Well, I write best before breakfast!'],
    ]);
    expect(new Set(memories.map(({ source }) => `${source.type} ${source.id}`))).toEqual(
      new Set([`message ${messageId}`]),
    );
    expect(await kept(asUser())).toEqual([]);
  });

  it('is recalled as the fact, without saying it twice', async () => {
    const user = asUser();
    await say(user, 'I write best before breakfast.', ['I write best before breakfast.']);
    expect((await recalled(user, 'When do I write best?')).map(({ kind }) => kind)).toEqual(['fact']);
  });

  it('leaves nothing of the answer', async () => {
    const user = asUser();
    await say(user, 'I slept badly.', ['You should try camomile tea.'], {
      answer: 'You should try camomile tea.',
    });
    expect((await kept(user)).map(({ content }) => content)).toEqual(['I slept badly.']);
  });

  it('ends the fact that it contradicts, and the words in which that was told', async () => {
    const user = asUser();
    await say(user, 'I live in Paris.', ['I live in Paris.']);
    const { exchangedAt } = await say(user, 'I live in Lyon now.', ['I live in Lyon now.']);
    const memories = await kept(user);
    const ended = memories.filter(({ validTo }) => validTo);
    expect(ended.map(({ content, validTo }) => [content, validTo])).toEqual([
      ['I live in Paris.', exchangedAt],
      ['I live in Paris.', exchangedAt],
    ]);
    expect((await recalled(user, 'Where do I live?')).map(({ content }) => content)).toEqual([
      'I live in Lyon now.',
    ]);
  });

  it('adds nothing through a hundred recalls of it', async () => {
    const user = asUser();
    await say(user, 'I live in Lyon.', ['I live in Lyon.']);
    const before = await kept(user);
    for (let round = 0; round < 100; round += 1) {
      const [found] = await recalled(user, 'Where do I live?');
      if (!found) throw new Error('nothing was recalled');
      const question = ['Where do I live?', 'Remind me where I live.', 'I live in Lyon.'][
        round % 3
      ] as string;
      await say(user, question, [found.content], {
        answer: `As you told me: ${found.content}`,
        cited: [found.id],
      });
    }
    expect(await kept(user)).toEqual(before);
  });
});

describe('a finished task', () => {
  it('is one memory, also when it is finished again', async () => {
    const user = asUser();
    const taskId = newId();
    const first = TaskCompleted.example(
      { taskId, title: 'Swim 8 × 50 m' },
      { id: newId(), subject: user.userId },
    );
    await service.deliver(first);
    await service.deliver(first);
    const aggregate = { ...first.aggregate, version: 3 };
    await service.deliver(
      TaskCompleted.example(
        { taskId, title: 'Swim 10 × 50 m' },
        { id: newId(), subject: user.userId, aggregate },
      ),
    );
    const memories = await kept(user);
    expect(memories).toMatchObject([{ kind: 'task', source: { type: 'task', id: taskId } }]);
    expect(memories[0]?.content).toContain('Swim 10 × 50 m');
    expect((await recalled(user, 'How often did I swim 50 m?')).map(({ kind }) => kind)).toEqual(['task']);
  });
});

describe('a story', () => {
  it('is one memory that follows its revisions, an older one changing nothing', async () => {
    const user = asUser();
    const storyId = newId();
    const revision = (number: number) =>
      StoryGenerated.example(
        { storyId, revision: number, text: `Text ${number}` },
        { id: newId(), subject: user.userId },
      );
    for (const number of [1, 3, 2]) await service.deliver(revision(number));
    expect((await kept(user)).map(({ content }) => content)).toEqual(['Before breakfast\n\nText 3']);
  });

  it('is forgotten when it is deleted, and a late revision brings nothing back', async () => {
    const user = asUser();
    const storyId = newId();
    await service.deliver(StoryGenerated.example({ storyId }, { id: newId(), subject: user.userId }));
    const deleted = StoryDeleted.example({ storyId }, { id: newId(), subject: user.userId });
    await service.deliver(deleted);
    await service.deliver(deleted);
    await service.deliver(
      StoryGenerated.example({ storyId, revision: 2 }, { id: newId(), subject: user.userId }),
    );
    expect(await kept(user)).toEqual([]);
    const told = (await service.published(MemoryDeleted)).filter(({ subject }) => subject === user.userId);
    expect(told).toHaveLength(1);
  });
});

describe('deleting what was told', () => {
  it('takes the turn with the fact, so that its words are not recalled again', async () => {
    const user = asUser();
    const { messageId } = await say(user, 'My locker code is 4711, and I swim on Mondays.', [
      'My locker code is 4711.',
      'I swim on Mondays.',
    ]);
    const fact = (await kept(user)).find(({ content }) => content === 'My locker code is 4711.');
    expect((await service.http(user).delete(`/v1/memories/${fact?.id}`)).status).toBe(204);
    expect((await kept(user)).map(({ content }) => content)).toEqual(['I swim on Mondays.']);
    expect(await recalled(user, 'What is my locker code?')).toEqual([]);
    const again = { messageId, content: 'My locker code is 4711.', facts: ['My locker code is 4711.'] };
    await service.deliver(MessageExchanged.example(again, { id: newId(), subject: user.userId }));
    expect(await kept(user)).toHaveLength(1);
  });

  it('takes the facts with the turn', async () => {
    const user = asUser();
    await say(user, 'I am allergic to peanuts.', ['I am allergic to peanuts.']);
    const turn = (await kept(user)).find(({ kind }) => kind === 'turn');
    await service.http(user).delete(`/v1/memories/${turn?.id}`);
    expect(await kept(user)).toEqual([]);
  });
});

describe('editing what was told', () => {
  it('changes a fact, ends the words it was told in, and leaves what was said as it was', async () => {
    const user = asUser();
    await say(user, 'I am allergic to peanuts.', ['I am allergic to peanuts.']);
    const memories = await kept(user);
    const fact = memories.find(({ kind }) => kind === 'fact');
    const turn = memories.find(({ kind }) => kind === 'turn');
    await service.http(user).patch(`/v1/memories/${fact?.id}`, { content: 'I am allergic to hazelnuts.' });
    expect((await recalled(user, 'What am I allergic to?')).map(({ content }) => content)).toEqual([
      'I am allergic to hazelnuts.',
    ]);
    expect(await service.http(user).patch(`/v1/memories/${turn?.id}`, { content: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'memory_words_fixed' },
    });
    expect((await service.http(user).patch(`/v1/memories/${turn?.id}`, { pinned: true })).status).toBe(200);
  });
});
