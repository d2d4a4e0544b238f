import { describe, expect, it } from '@jest/globals';
import type { PlanProposal } from '../plan.types.ts';
import { planGoal } from '../planner.ts';

const plan = (title: string, description = '', targetDate?: string): PlanProposal =>
  planGoal({
    title,
    description,
    today: '2026-11-22',
    timeZone: 'Europe/Lisbon',
    existingTasks: [],
    facts: [],
    targetDate,
  });
const said = ({ steps, notes, assumptions }: PlanProposal): string =>
  [...steps.map(({ title, description }) => `${title}. ${description}`), ...notes, ...assumptions].join('\n');

/** What a person who knows the trade would look for in each kind of plan. */
describe('each kind knows its trade', () => {
  it.each([
    [
      'level',
      'Run 10 km under 60 minutes',
      'I can run 5 km now',
      '2027-03-28',
      [/6:00 a kilometre/, /Run 5 km at talking pace/, /easy 2\.5 km and halve/],
    ],
    [
      'level',
      'Swim 1,500 m without a rest',
      'I manage 400 m now',
      '2027-06-01',
      [
        /this plan assumes 400 m today/,
        /You swim about 400 m without a rest today/,
        /Swim 1,500 m without stopping/,
      ],
    ],
    [
      'level',
      'lose 12 kg',
      'bad knee',
      '2027-05-31',
      [/Call your doctor and ask whether 12 kg/, /“bad knee”/, /of 12 kg down/],
    ],
    [
      'level',
      'bench press 100 kg',
      'I am at 75 kg now',
      '2027-06-01',
      [/coach/, /4 sets of 5 at 67\.5 kg/, /Bench press 100 kg with a spotter/],
    ],
    ['work', 'Scan 1,200 photos', '', '2027-06-20', [/disk in another house/, /on to 1,200 photos: sitting/]],
    [
      'money',
      'Pay off my $6,200 credit card debt',
      '',
      '2027-12-31',
      [/\$6,200 ÷ 13/, /credit card/, /debt adviser/, /nothing left/],
    ],
    [
      'money',
      'stop overspending and spend less on food',
      '',
      undefined,
      [/spent on food in the last four weeks/, /envelope/],
    ],
    ['skill', 'pass the German B1 exam', '', '2027-06-15', [/German B1 exam/, /full mock/]],
    ['skill', 'learn to swim', '', '2027-05-01', [/teacher or lifeguard/]],
    [
      'make',
      'the kitchen tap is dripping, fix it this week',
      '',
      undefined,
      [/valve/, /washer/, /dry tissue/],
    ],
    ['make', 'rewire the socket in the hall and repair it', '', undefined, [/licensed electrician/]],
    [
      'event',
      'Plan our wedding for 80 guests',
      '12,000 €, in Évora',
      '2027-09-04',
      [/12,000 € ÷ 80 = 150 € a head/, /Évora/],
    ],
    [
      'paperwork',
      'apply for a visa for Canada',
      '',
      '2027-05-01',
      [/for Canada/, /immigration lawyer/, /proof of receipt/],
    ],
    ['habit', 'quit smoking', '', '2027-03-03', [/triggers/, /day 21 of/, /slip/, /pharmacist/]],
    [
      'relationship',
      'make peace with my brother Tom',
      '',
      '2027-01-10',
      [/your brother Tom/, /listen twice as long/, /counsellor/],
    ],
    [
      'move',
      'two weeks in Japan in April with Miguel',
      'budget 4,000 €',
      undefined,
      [/171 € a day/, /14 days/, /Miguel/],
    ],
    [
      'decide',
      'Should I buy an e-bike or a used car?',
      '',
      undefined,
      [/“Should I buy an e-bike or a used car\?”/, /Borrow or hire an e-bike/],
    ],
    ['generic', 'Den Dachboden für die Kinder ausbauen', '', '2027-04-30', [/Dachboden/, /30 April 2027/]],
  ] as const)('%s: %s', (kind, title, description, target, promises) => {
    const proposal = plan(title, description, target);
    expect(proposal.kind).toBe(kind);
    for (const promise of promises) expect(said(proposal)).toMatch(promise);
  });
});
