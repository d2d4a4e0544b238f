import { describe, expect, it } from '@jest/globals';
import { claimOf } from './claim.rules.ts';
import { type Held, weigh } from './supersession.rules.ts';

const MAY = new Date('2026-05-01T00:00:00Z');
const JUNE = new Date('2026-06-01T00:00:00Z');

function claim(fact: string) {
  const read = claimOf(fact);
  if (!read) throw new Error(`no claim in "${fact}"`);
  return read;
}

const held = (fact: string, since = MAY): Held<string> => ({ what: fact, since, ...claim(fact) });
const hearing = (fact: string, ...before: string[]) =>
  weigh(
    claim(fact),
    JUNE,
    before.map((each) => held(each)),
  );

describe('a fact that is heard again', () => {
  it.each([
    ['I write best before breakfast.', 'i write best before breakfast'],
    ['I live in Lyon now', 'I live in Lyon'],
    ["I'm living in Lyon", 'I live in Lyon'],
    ['I really love swimming', 'I love swimming!'],
    ['I have a dog named Rex', "I've a dog named Rex"],
    ['I don’t drink coffee', 'I do not drink coffee'],
  ])('%s: known by "%s"', (again, before) => {
    expect(hearing(again, before)).toEqual({ known: before });
  });

  it.each([
    ['My locker is 1235', 'My locker is 1234'],
    ['Ben loves Anna', 'Anna loves Ben'],
    ['My sister Marta swims', 'My sister Maria swims'],
    ['I live at 12 Rue Verte', 'I work at 12 Rue Verte'],
  ])('%s: not the same as "%s"', (fact, before) => {
    expect(hearing(fact, before)).not.toHaveProperty('known');
  });
});

describe('a fact that another one ends', () => {
  it.each([
    ['I live in Lyon now', 'I live in Paris'],
    ['I moved to Lyon', 'I live in Paris'],
    ['We just moved to Lyon last month', "I'm living in Paris"],
    ['I no longer live in Paris', 'I live in Paris'],
    ['I used to live in Paris', 'I moved to Paris'],
    ['I started at Acme', 'I work for Globex'],
    ['I work as a teacher', 'My job is nurse'],
    ["I'm vegan now", 'I am vegetarian'],
    ["I'm not vegan any more", "I'm vegan"],
    ['I got married', "I'm single"],
    ['I turned 35', 'I am 34 years old'],
    ['My favourite colour is green', 'My favorite color is blue'],
    ["My dog's name is Rex", 'My dog name is Bello'],
    ['My resting heart rate is 52', 'My resting heart rate is 60'],
    ['I get up at 6:30', 'I wake up at 7'],
    ["I don't drink coffee any more", 'I drink coffee'],
    ['I stopped drinking coffee', 'I drink coffee'],
    ['I drink coffee again', 'I never drink coffee'],
  ])('%s: ends "%s"', (fact, before) => {
    expect(hearing(fact, before)).toEqual({ ends: [before] });
  });

  it.each([
    ['I might move to Lyon', 'I live in Paris'],
    ['I would live in Lyon if I could', 'I live in Paris'],
    ['My parents live in Lyon', 'I live in Paris'],
    ['I lived in Lyon as a child', 'I live in Paris'],
    ['I moved to Lyon in 2010', 'I live in Paris'],
    ['I live in Lyon during the week', 'I live in Paris'],
    ['I live in Paris near the canal', 'I live in Paris'],
    ['I no longer live in Lyon', 'I live in Paris'],
    ['I work at Acme', 'I live in Paris'],
    ['My favourite food is pizza', 'My favourite colour is blue'],
    ["My cat's name is Tom", "My dog's name is Rex"],
    ["I don't like tea", 'I like coffee'],
    ['I want to run a marathon', 'I run every morning'],
  ])('%s: lets "%s" be', (fact, before) => {
    expect(hearing(fact, before)).toEqual({ ends: [] });
  });

  it('is over itself when what contradicts it came later', () => {
    expect(weigh(claim('I live in Paris'), MAY, [held('I live in Lyon', JUNE)])).toEqual({
      ends: [],
      endsAt: JUNE,
    });
  });
});

describe('a fact without a word to compare', () => {
  it('claims nothing', () => {
    expect(claimOf('It is what it is.')).toBeNull();
  });
});
