import { describe, expect, it } from '@jest/globals';
import { isOwnFact, tellsSomething } from './exchange.rules.ts';

describe('a message', () => {
  it.each([
    'I slept badly.',
    'Today was good. What should I do tomorrow?',
    'I hurt my knee in March, should I run?',
    'My sister Marta visits on Sunday',
    'Lyon is my home',
  ])('tells something: %s', (message) => {
    expect(tellsSomething(message, [])).toBe(true);
  });

  it.each([
    'Where do I live?',
    'where do i live',
    'So, what should I eat tonight? And when?',
    'Remind me where I live.',
    'Tell me about my goals',
    'Hi!',
    'Thanks, you too.',
    '👍',
  ])('tells nothing: %s', (message) => {
    expect(tellsSomething(message, [])).toBe(false);
  });

  it('tells something when a fact was found in it', () => {
    expect(tellsSomething('Did you know that I live in Lyon?', ['I live in Lyon'])).toBe(true);
  });
});

describe('a fact', () => {
  it('is the person’s when they said it', () => {
    expect(isOwnFact('I live in Lyon', 'I live in Lyon now', 'You live in Lyon, noted.')).toBe(true);
  });

  it('is the person’s when it was put into another language', () => {
    expect(isOwnFact('I live in Lyon', 'J’habite à Lyon', 'C’est noté.')).toBe(true);
    expect(isOwnFact('I have two children', 'J’ai deux enfants', 'C’est noté.')).toBe(true);
  });

  it('is not theirs when only the answer says it', () => {
    expect(isOwnFact('I live in Lyon', 'Where is my home?', 'You live in Lyon.')).toBe(false);
  });
});
