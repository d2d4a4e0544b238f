import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConversationInput, Figures, Reply, Turn } from './conversation.types.ts';
import { respond } from './respond.ts';

const memories = [
  { id: 'm1', content: 'I write best before breakfast', score: 0.9 },
  { id: 'm2', content: 'My sister Ana lives in Oslo', score: 0.5 },
  { id: 'm3', content: 'I moved to Lyon in May', score: 0.4 },
  { id: 'm4', content: 'I am vegetarian.', score: 0.2 },
];
const say = (content: string, more: Partial<ConversationInput> = {}): Reply =>
  respond({
    content,
    history: [],
    memories,
    displayName: 'Mia',
    locale: 'en-GB',
    today: '2026-11-22',
    timeZone: 'Europe/Lisbon',
    ...more,
  });
const after = (reply: Reply): Turn[] => [
  { role: 'user', content: '…' },
  { role: 'assistant', content: reply.content },
];

describe('asking', () => {
  it.each([
    ['when do I write best?', 'm1', 'you write best before breakfast'],
    ['Where does my sister live?', 'm2', 'your sister Ana lives in Oslo'],
    ['where do I live now?', 'm3', 'you moved to Lyon in May'],
    ['Do I eat meat?', 'm4', 'you are vegetarian'],
  ])('%s is answered from %s, which is cited', (question, id, words) => {
    const { content, citations, remember, needsModel } = say(question);
    expect(content).toContain(words);
    expect(citations.map(({ memoryId }) => memoryId)).toContain(id);
    expect({ remember, needsModel }).toEqual({ remember: [], needsModel: false });
  });

  it('cites what it used and nothing else', () => {
    expect(say('when do I write best?').citations).toEqual([
      { memoryId: 'm1', excerpt: 'I write best before breakfast' },
    ]);
  });

  it('says that nothing is known, rather than cite what does not answer', () => {
    const { content, citations } = say('What is the name of my dog?');
    expect(content).toMatch(/know nothing yet/);
    expect(citations).toEqual([]);
  });

  it('tells all it knows when asked', () => {
    expect(say('What do you know about me?').citations).toHaveLength(4);
  });

  it('says that a question about the world needs a model', () => {
    expect(say('Who won the world cup?')).toMatchObject({ needsModel: true, citations: [] });
  });
});

describe('telling', () => {
  it('is remembered and confirmed in the same words', () => {
    const { content, remember } = say('By the way, I train on Tuesdays and my coach is called Jonas.');
    expect(remember).toEqual(['I train on Tuesdays', 'My coach is called Jonas']);
    expect(content).toBe('I will remember: “I train on Tuesdays” and “My coach is called Jonas”.');
  });

  it('and asking at once get both', () => {
    const { content, remember, citations } = say('I have a dog. When do I write best?');
    expect(remember).toEqual(['I have a dog']);
    expect(citations).toHaveLength(1);
    expect(content).toContain('before breakfast');
  });
});

describe('having something done', () => {
  it('is proposed first and returned as an intent after a yes', () => {
    const first = say('remind me to call the roofer by Friday');
    expect(first.intent).toBeUndefined();
    expect(first.content).toBe(
      'Shall I create the task “Call the roofer”, due on 27 November 2026 (2026-11-27)?',
    );
    expect(say('yes please', { history: after(first) }).intent).toEqual({
      type: 'create_task',
      title: 'Call the roofer',
      dueDate: '2026-11-27',
    });
  });

  it.each([
    [
      'Create a goal: run a marathon by May',
      { type: 'create_goal', title: 'Run a marathon', targetDate: '2027-05-01' },
    ],
    ['add buy felt to my list', { type: 'create_task', title: 'Buy felt' }],
    ['I finished the shed roof', { type: 'complete_task', title: 'The shed roof' }],
    ['mark “Buy felt” as done', { type: 'complete_task', title: 'Buy felt' }],
  ])('%s', (words, intent) => {
    expect(say('ok', { history: after(say(words)) }).intent).toEqual(intent);
  });

  it('is dropped after a no, and a yes to nothing does nothing', () => {
    expect(say('no, leave it', { history: after(say('add buy felt to my list')) })).toMatchObject({
      content: 'Then nothing is changed.',
    });
    expect(say('yes').intent).toBeUndefined();
    expect(
      say('yes', { history: [...after(say('add buy felt to my list')), { role: 'user', content: 'hm' }] })
        .intent,
    ).toBeUndefined();
  });
});

describe('how am I doing', () => {
  const figures: Figures = {
    openTasks: 5,
    overdueTasks: 1,
    completedToday: 2,
    completedThisWeek: 6,
    completedTasks: 41,
    streakDays: 3,
    reachedGoals: 1,
    goals: [{ title: 'Run a marathon', completedTasks: 3, totalTasks: 8, targetDate: '2027-05-01' }],
  };

  it('is answered with the figures that were given', () => {
    const { content } = say('How am I doing?', { figures });
    for (const words of [
      '2 tasks today',
      '6 this week',
      '41 in all',
      '5 tasks, 1 of them overdue',
      '3 days in a row',
      '“Run a marathon”: 3 of 8 by 1 May 2027',
    ])
      expect(content).toContain(words);
  });

  it('invents none where none are given', () => {
    expect(say('How am I doing?').content).not.toMatch(/\d/);
  });
});

describe('anything else', () => {
  it('is told plainly what needs a model', () => {
    expect(say('Write me a poem about autumn')).toMatchObject({ needsModel: true });
    expect(say('Write me a poem about autumn').content).toMatch(/language model has to be configured/);
  });

  it('never throws, never cites what was not given, never acts unasked', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            'I',
            'my',
            'yes',
            'remind me to',
            '“',
            '?',
            'what',
            'write',
            'done',
            'by Friday',
            '\n',
          ),
          { maxLength: 8 },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.array(fc.record({ id: fc.uuid(), content: text })), (content, known) => {
        const result = say(content, { memories: known });
        expect(result.content.length).toBeGreaterThan(0);
        expect(result.intent).toBeUndefined();
        for (const { memoryId } of result.citations) expect(known.map(({ id }) => id)).toContain(memoryId);
      }),
      { numRuns: 150 },
    );
  });
});
