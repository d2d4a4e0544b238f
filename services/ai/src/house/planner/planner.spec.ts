import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDay } from '../calendar.ts';
import {
  MAX_STEP_MINUTES,
  MAX_STEPS,
  MIN_STEP_MINUTES,
  MIN_STEPS,
  type PlanInput,
  type PlanProposal,
} from './plan.types.ts';
import { planGoal } from './planner.ts';
import { scorePlan } from './rubric/score-plan.ts';

const base: PlanInput = {
  title: '',
  today: '2026-11-22',
  timeZone: 'Europe/Lisbon',
  existingTasks: [],
  facts: [],
};
const plan = (input: Partial<PlanInput>): PlanProposal => planGoal({ ...base, ...input });
const titles = ({ steps }: PlanProposal): string => steps.map(({ title }) => title).join('\n');
const all = (proposal: PlanProposal): string => JSON.stringify(proposal);

describe('plans a person would use', () => {
  it('leads from five easy kilometres to a marathon before May, with a rest before it', () => {
    const proposal = plan({ title: 'run a marathon by May' });
    expect(titles(proposal)).toMatch(
      /Run 5 km at talking pace[\s\S]*Long run 20 of 20: 32 km[\s\S]*Run the marathon: 42\.2 km/,
    );
    expect(proposal.steps.at(-1)?.dueDate).toBe('2027-05-01');
    expect(all(proposal)).toMatch(/doctor/);
  });

  it('offers a shorter distance instead of squeezing a marathon into nine days', () => {
    const proposal = plan({ title: 'Run a marathon', targetDate: '2026-12-01' });
    expect(proposal.notes[0]).toMatch(/too near.*sound date is .*20\d\d/);
    expect(titles(proposal)).not.toMatch(/42/);
  });

  it('teaches the sentences of a dinner in Portuguese and ends at the table', () => {
    const proposal = plan({
      title: 'learn enough Portuguese to order dinner',
      description: 'I am vegetarian',
    });
    expect(all(proposal)).toContain('A conta, por favor');
    expect(all(proposal)).toContain('vegetarian');
    expect(all(proposal)).not.toContain('bacalhau');
    expect(proposal.steps.at(-1)?.title).toMatch(/^Order dinner in Portuguese/);
  });

  it('shows the arithmetic of saving', () => {
    const proposal = plan({
      title: 'save 9,000 € before winter',
      today: '2026-03-03',
      description: 'I have 1,200 € already',
    });
    expect(all(proposal)).toContain('9,000 € − 1,200 € = 7,800 €');
    expect(all(proposal)).toContain('7,800 € ÷ 9 = 867 €');
    expect(titles(proposal)).toContain('Check that 9,000 € is on the account');
  });

  it('divides a novel into sittings that add up, and keeps time to revise', () => {
    const proposal = plan({
      title: 'write an 80,000-word novel',
      targetDate: '2027-09-30',
      facts: ['I write best before breakfast'],
    });
    expect(all(proposal)).toContain('80,000 ÷ 500 = 160 sittings');
    expect(all(proposal)).toContain('before breakfast');
    expect(titles(proposal)).toMatch(/sitting 160 of 160[\s\S]*Read the whole draft/);
  });

  it('buys felt before it is laid and checks after the rain', () => {
    expect(titles(plan({ title: 'fix the leaking shed roof before winter' }))).toMatch(
      /Buy roofing felt[\s\S]*Lay the new felt[\s\S]*after the first rain/,
    );
  });
});

describe('what a plan respects', () => {
  it('uses only the weekdays that were named', () => {
    const proposal = plan({
      title: 'Swim 1,500 m without stopping',
      targetDate: '2027-04-30',
      description: 'Tuesdays and Fridays after work',
    });
    for (const { dueDate } of proposal.steps)
      expect([2, 5]).toContain(new Date(`${dueDate}T00:00:00Z`).getUTCDay());
  });

  it('leaves full days alone, and today when no time is left', () => {
    const proposal = plan({
      title: 'fix the garden gate',
      targetDate: '2026-11-27',
      busyDays: { '2026-11-23': 240 },
      timeLeftToday: 0,
    });
    expect(proposal.steps.map(({ dueDate }) => dueDate)).not.toContain('2026-11-22');
    expect(proposal.steps.map(({ dueDate }) => dueDate)).not.toContain('2026-11-23');
  });

  it('does not propose again what is done already, and keeps the order without it', () => {
    const title = 'Build a bookshelf';
    const first = plan({ title });
    const known = first.steps[1];
    const second = plan({ title, existingTasks: [{ title: known?.title ?? '', status: 'completed' }] });
    expect(titles(second)).not.toContain(known?.title);
    expect(second.steps[1]?.dependsOn).toEqual(['s1']);
    expect(second.notes.join(' ')).toContain('is done already');
  });

  it('says when the words and the target date contradict each other', () => {
    expect(plan({ title: 'write 300 pages by 1 March', targetDate: '2026-12-05' }).notes.join(' ')).toContain(
      'do not agree',
    );
  });

  it('gives no date to anything when none was named, and offers one', () => {
    const proposal = plan({ title: 'meditate every morning' });
    expect(proposal.steps.every(({ dueDate }) => dueDate === undefined)).toBe(true);
    expect(proposal.notes[0]).toMatch(/^You named no date; .* as the target/);
  });

  it('sends someone in danger to people, today, and repeats nothing', () => {
    const proposal = plan({ title: 'I want to end my life' });
    expect(proposal.steps[0]?.title).toMatch(/emergency number or a crisis line now/);
    expect(all(proposal)).not.toContain('end my life');
  });

  it('reads through misspellings', () => {
    expect(all(plan({ title: 'lern portugese to order diner' }))).toContain('order dinner');
  });
});

const fragment = fc.constantFrom(
  'run',
  'a marathon',
  '1,500 m',
  '9,000 €',
  '$12k',
  'by May',
  'before winter',
  'in 3 weeks',
  'every morning',
  '80,000 words',
  'my sister Ana',
  'in Lyon',
  'on Saturdays',
  'not on Mondays',
  'learn',
  'Portuguese',
  'to order dinner',
  'quit smoking',
  'decide whether to',
  'or',
  'fix',
  'the roof',
  'from 1100 to 1500',
  '0',
  '-5',
  '1e9',
  '99999999999999 km',
  'without',
  '“',
  '”',
  '<b>',
  `\${x}`,
  '\u0000',
  '🎉',
  'kg',
  'lose',
  'party for',
  '30 people',
  '5 minutes a day',
  'read 1 book',
  '2026-02-30',
  'save',
  'swim',
  'find a job',
  '\\',
  '%',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(' ')),
);
const day = fc
  .integer({ min: -40, max: 900 })
  .map((offset) => new Date(Date.UTC(2026, 10, 22 + offset)).toISOString().slice(0, 10));
const anyInput: fc.Arbitrary<PlanInput> = fc.record(
  {
    title: text,
    description: text,
    targetDate: fc.oneof(day, text),
    today: fc.constant('2026-11-22'),
    timeLeftToday: fc.integer({ min: 0, max: 900 }),
    timeZone: fc.constantFrom('Europe/Lisbon', 'Australia/Sydney', 'nowhere'),
    facts: fc.array(text, { maxLength: 3 }),
    existingTasks: fc.array(
      fc.record({
        title: text,
        status: fc.constantFrom('todo' as const, 'completed' as const),
        dueDate: day,
      }),
      { maxLength: 3 },
    ),
    busyDays: fc.dictionary(day, fc.integer({ min: 0, max: 600 }), { maxKeys: 5 }),
  },
  { requiredKeys: ['title', 'today', 'timeZone', 'facts', 'existingTasks'] },
);

describe('any text at all', () => {
  it('gets a sound plan', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const proposal = planGoal(input);
        const { steps } = proposal;
        expect(steps.length).toBeGreaterThanOrEqual(MIN_STEPS);
        expect(steps.length).toBeLessThanOrEqual(MAX_STEPS);
        const seen = new Set<string>();
        let last = input.today;
        for (const { id, dependsOn, durationMinutes, dueDate, title, description, because } of steps) {
          expect(
            Number.isInteger(durationMinutes) &&
              durationMinutes >= MIN_STEP_MINUTES &&
              durationMinutes <= MAX_STEP_MINUTES,
          ).toBe(true);
          expect(dependsOn.every((other) => seen.has(other))).toBe(true);
          expect(`${title}${description}${because}`).not.toMatch(/undefined|NaN|Infinity|\[object/);
          seen.add(id);
          if (isDay(input.targetDate) && input.targetDate >= input.today) {
            expect(dueDate !== undefined && dueDate >= last && dueDate <= input.targetDate).toBe(true);
            last = dueDate ?? last;
          }
        }
        expect(JSON.stringify(planGoal(input))).toBe(JSON.stringify(proposal));
        scorePlan(input, proposal);
      }),
      { numRuns: 120 },
    );
  });
});
