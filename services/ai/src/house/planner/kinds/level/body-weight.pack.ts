import { plural, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

/** Half a kilogram a week is what health services call steady; a plan must not promise more. */
const KG_PER_WEEK = 0.5;

/** Weight goals: weigh, write down, swap, walk, weigh again. No diet is prescribed, and a doctor comes first. */
export function bodyWeight(reading: Reading, span: Span): Draft {
  const isGain = /\b(?:gain|put on)\b/i.test(reading.text);
  const said = reading.quantities.find(({ unit, isPresent }) => unit === 'kg' && !isPresent);
  const wish = Math.min(80, Math.max(1, Math.round((said?.amount ?? 4) * 10) / 10));
  const wishWeeks = Math.ceil(wish / KG_PER_WEEK);
  const weeks = span.days === undefined ? wishWeeks : Math.max(1, Math.floor(span.days / 7));
  const isTooNear = weeks < wishWeeks * 0.9;
  const kg = isTooNear ? Math.max(0.5, Math.round(weeks * KG_PER_WEEK * 2) / 2) : wish;
  const change = isGain ? 'up' : 'down';
  const weighIns = Math.min(4, Math.max(1, Math.floor(weeks / 3)));
  const diet = reading.constraints.find((words) => /vegan|vegetarian|gluten|allerg|lactose/i.test(words));
  const kitchen = isGain
    ? step(
        'swap',
        60,
        `Cook two ${diet ?? 'filling'} suppers with a second helping and freeze it`,
        'Beans, eggs or fish, nuts and oil; the second helping is tomorrow’s lunch.',
        diet === undefined ? 'rule: change the kitchen, not the will' : quoted(diet),
        ['note'],
        { at: 0.12 },
      )
    : step(
        'swap',
        60,
        `Swap the two items that come up most in your notes for ${diet ?? 'plainer'} ones you like`,
        'The evening snack and the sweet drink are where most people find theirs. Shop so that the swap is at home and the other is not.',
        diet === undefined ? 'rule: change the kitchen, not the will' : quoted(diet),
        ['note'],
        { at: 0.12 },
      );
  return {
    steps: [
      step(
        'weigh',
        15,
        'Weigh yourself in the morning and write the figure and the date down',
        `The only figure that counts is the average of a week. The aim is ${sayNumber(kg)} kg ${change}.`,
        quoted(said?.text ?? reading.title),
      ),
      step(
        'doctor',
        20,
        `Call your doctor and ask whether ${sayNumber(kg)} kg ${change} is right for you`,
        'Say what you take and what you have had. A doctor or dietitian can set a safe figure; this plan cannot.',
        'rule: a goal of the body begins with someone who may judge it',
        ['weigh'],
        { at: 0.02 },
      ),
      step(
        'note',
        30,
        'Write down all that you eat and drink on three days, one of them a Saturday',
        'No change yet, no counting: only what, when and with whom.',
        'rule: measure before you change',
        ['weigh'],
        { at: 0.04 },
      ),
      kitchen,
      step(
        'walk',
        45,
        `Walk 30 minutes after the largest meal: walk 1 of ${Math.max(5, weeks * 3)}`,
        'Three days a week at the same hour; a friend on the phone counts as company.',
        'rule: one habit of movement, small and fixed',
        ['note'],
        { at: 0.15, beside: Math.max(0, weeks * 3 - 1) * 30 },
      ),
      ...Array.from({ length: weighIns }, (_, index) => {
        const week = Math.max(1, Math.round((weeks * (index + 1)) / (weighIns + 1)));
        const so = Math.round((kg * week * 2) / weeks) / 2;
        return step(
          `weigh-${index + 1}`,
          20,
          `Weigh in, week ${week} of ${weeks}: ${so === 0 ? 'note the first change' : `about ${sayNumber(so)} of ${sayNumber(kg)} kg ${change}`}`,
          `Compare the average of this week with the first. ${['Half of it or less? Take up the three-day notes again.', 'Two weeks the same? Add one walk, not one rule.', 'Choose a reward that cannot be eaten.', 'Ask the doctor or dietitian if it has stalled for a month.'][index % 4]}`,
          `rule: ${sayNumber(KG_PER_WEEK)} kg a week is steady`,
          [index === 0 ? 'walk' : `weigh-${index}`],
          { at: 0.1 + (0.9 * (index + 1)) / (weighIns + 1) },
        );
      }),
      step(
        'test',
        20,
        `Weigh the last week: is the average ${sayNumber(kg)} kg ${change}?`,
        `${plural(weeks, 'week')} after the first figure. Write down the two habits that you keep whatever it says.`,
        'the goal itself, as the last proof',
        [`weigh-${weighIns}`],
        { at: 1 },
      ),
    ],
    naturalDays: wishWeeks * 7,
    ...(isTooNear
      ? { leastDays: wishWeeks * 7, smaller: `${sayNumber(kg)} kg, which is what these steps lead to` }
      : {}),
    assumptions: [`A steady half kilogram a week; faster is for a doctor to decide.`],
    notes: [
      'Talk to a doctor or dietitian before you change what you eat, above all if you take medicine, are pregnant or have had trouble with eating.',
    ],
  };
}
