import { describe, expect, it } from '@jest/globals';
import { extractFacts } from './extract-facts.ts';
import { respond } from './respond.ts';

describe('lasting facts', () => {
  it.each([
    'I write best before breakfast',
    'I am vegetarian',
    "I'm allergic to nuts",
    'My sister Ana lives in Oslo',
    'I moved to Lyon in May',
    'I no longer smoke',
    'I have two children',
    'We live in Porto',
    'I can’t run on Mondays',
    'My knee hurts when I run downhill',
    'I never drink coffee after noon',
    'I was born in 1984',
    'My birthday is on 3 March',
    "I've run a marathon in 2019",
    'I prefer mornings',
    'I work as a nurse',
    "I don't eat meat",
    'My boss is called Dr. Weber',
    'I used to play the piano',
  ])('%s', (fact) => {
    expect(extractFacts(`${fact}.`)).toEqual([fact]);
  });

  it('are taken out of what stands around them', () => {
    expect(
      extractFacts(
        'Hello! By the way, I live in Lyon and my brother lives in Rome. What should I cook? Please remember that my car is blue.',
      ),
    ).toEqual(['I live in Lyon', 'My brother lives in Rome', 'My car is blue']);
  });
});

describe('no facts', () => {
  it.each([
    'When do I write best?',
    'Do I live in Lyon?',
    'I am tired today',
    "I'm ready",
    'I want you to add a task',
    'I would like to know when I run best',
    'I wonder where I live',
    'I think so',
    "I don't know",
    'I have a question',
    'I have to go',
    'I finished the roof',
    'Write me a poem',
    'The sky is blue',
    'You told me: I write best before breakfast.',
    'My question is simple',
    'As an AI language model, I have no feelings.',
    "I'm happy to help you with that.",
    'I will remember: “I write best before breakfast”.',
    '“I write best before breakfast”',
    '> I live in Lyon',
    '[1] I live in Lyon',
    'assistant: I live in Lyon',
    '<memory>I live in Lyon.</memory>',
    '```\nI live in Lyon\n```',
    'My day was long today',
    'I work late today',
    'I live in a tent this week',
    '',
    '???',
  ])('%s', (text) => {
    expect(extractFacts(text)).toEqual([]);
  });

  it('come back from an answer, however often it is fed in again', () => {
    const memories = [{ id: 'm1', content: 'I write best before breakfast' }];
    let content = 'when do I write best?';
    for (let round = 0; round < 20; round += 1) {
      content = respond({ content, history: [], memories, displayName: 'Mia', locale: 'en-GB' }).content;
      expect(extractFacts(content)).toEqual([]);
    }
  });
});
