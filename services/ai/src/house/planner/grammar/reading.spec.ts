import { describe, expect, it } from '@jest/globals';
import type { PlanInput } from '../plan.types.ts';
import { findDate } from './dates.rules.ts';
import { findMoney, sayMoney } from './money.rules.ts';
import { findQuantities } from './quantities.rules.ts';
import { readGoal } from './reading.ts';
import { mendSpelling } from './spelling.rules.ts';

const today = '2026-11-22';
const read = (title: string, more: Partial<PlanInput> = {}) =>
  readGoal({ title, today, timeZone: 'Europe/Lisbon', existingTasks: [], facts: [], ...more });

describe('dates', () => {
  it.each([
    ['run a marathon by May', '2027-05-01'],
    ['move before March', '2027-02-28'],
    ['party on 3 March', '2027-03-03'],
    ['done by March 3rd, 2028', '2028-03-03'],
    ['by the end of May', '2027-05-31'],
    ['before winter', '2026-12-20'],
    ['this summer', '2027-08-31'],
    ['before summer', '2027-05-31'],
    ['in 3 weeks', '2026-12-13'],
    ['by Christmas', '2026-12-24'],
    ['by Friday', '2026-11-27'],
    ['next year', '2027-12-31'],
    ['by 2028', '2027-12-31'],
    ['until 2027-02-14', '2027-02-14'],
    ['tomorrow', '2026-11-23'],
  ])('%s → %s', (words, day) => {
    expect(findDate(words, today, 'Europe/Lisbon')?.day).toBe(day);
  });

  it('turns the seasons round in the south', () => {
    expect(findDate('before winter', today, 'Australia/Sydney')?.day).toBe('2027-05-31');
  });

  it.each(['I may run', 'learn to march', 'on 31 February 2027', '2026-02-30', 'a fall from a ladder'])(
    'sees none in: %s',
    (words) => {
      expect(findDate(words, today, 'UTC')).toBeUndefined();
    },
  );
});

describe('quantities and money', () => {
  it.each([
    ['swim 1,500 m', 1500, 'm'],
    ['80,000-word novel', 80_000, 'word'],
    ['lose 12 kg', 12, 'kg'],
    ['twenty push-ups', 20, 'rep'],
    ['read 24 books', 24, 'count'],
    ['10 miles', 16.09, 'km'],
    ['12.000 words', 12_000, 'word'],
  ])('%s', (words, amount, unit) => {
    const [found] = findQuantities(words);
    expect(found).toMatchObject({ unit });
    expect(found?.amount).toBeCloseTo(amount, 1);
  });

  it('tells what is there from what is wanted, and a rate from a size', () => {
    expect(
      findQuantities('I can run 5 km now, 3 lessons a week').map(({ isPresent, per }) => [isPresent, per]),
    ).toEqual([
      [true, undefined],
      [false, 'week'],
    ]);
  });

  it.each([
    ['I manage 400 m now', [true]],
    ['I can manage about 400 m', [true]],
    ['we only manage 12 push-ups', [true]],
    ['I’m up to 400 m these days', [true]],
    ['I get through 400 m at the moment', [true]],
    ['I manage 400 m now and want 1,500 m', [true, false]],
    ['get from 400 m to 1,500 m', [true, false]],
    ['I want to manage 400 m now', [false]],
    ['I can manage 3 sessions a week', [false]],
    ['I can’t manage 400 m', [false]],
    ['I need to know how to swim 400 m', [false]],
    ['swim 400 m now', [false]],
  ])('tells a level from an aim: %s', (words, present) => {
    expect(findQuantities(words).map(({ isPresent }) => isPresent)).toEqual(present);
  });

  it.each([
    ['9,000 €', '9,000 €'],
    ['$6,200', '$6,200'],
    ['12k euros', '12,000 €'],
    ['CHF 300', 'CHF 300'],
    ['1.200 EUR', '1,200 €'],
  ])('%s is %s', (words, said) => {
    expect(findMoney(words).map(({ amount, currency }) => sayMoney(amount, currency))).toEqual([said]);
  });
});

describe('the rest of a goal', () => {
  it('finds people, places, days, hours, constraints and the purpose', () => {
    const found = read('I want to learn Italian so that I can talk to my aunt Lucia in Rome by May', {
      description: 'Tuesdays and Thursdays before work, not more than 20 minutes a day. No car.',
    });
    expect(found).toMatchObject({
      verb: 'learn',
      aim: 'learn Italian so that I can talk to my aunt Lucia in Rome',
      purpose: 'talk to my aunt Lucia in Rome',
      people: ['my aunt Lucia'],
      places: ['Rome'],
      target: '2027-05-01',
    });
    expect(found.times).toMatchObject({
      weekdays: ['Tuesday', 'Thursday'],
      timeOfDay: 'before work',
      minutesPerSession: 20,
    });
    expect(found.constraints).toEqual(['No car']);
  });

  it('keeps the facts that bear on the goal, said to the person, and leaves the others', () => {
    expect(
      read('write a novel', { facts: ['I write best before breakfast.', 'My cat is called Tom'] }).facts,
    ).toEqual(['You write best before breakfast']);
  });

  it('counts a person once, though memory names them too', () => {
    expect(read('call my mum', { facts: ['My mum is free on Sundays'] }).people).toEqual(['my mum']);
  });

  it.each([
    ['lern spanisch', 'learn spanish'],
    ['run a maraton', 'run a marathon'],
    ['I feel loose', 'I feel loose'],
    ['quite smoking', 'quit smoking'],
    ['Martin', 'Martin'],
    ['learn guitars', 'learn guitars'],
  ])('mends “%s” to “%s”', (wrong, right) => {
    expect(mendSpelling(wrong)).toBe(right);
  });
});
