import { addDays, sayDay } from '../../calendar.ts';
import { plural, uncapitalise } from '../../english.ts';
import type { Reading } from '../grammar/reading.ts';
import { type Draft, type Kind, quoted, type Span, step, strongest } from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:quit|stop|give up|cut down on|reduce|less|no more|break)\b.{0,25}(?:smok\w*|drink\w*|alcohol|sugar|vap\w*|phone|social media|instagram|tiktok|scroll\w*|coffee|caffeine|sweets|chocolate|fast food|gambl\w*|biting|nail|procrastinat\w*|snooz\w*|swearing|snack\w*|screen)/i,
    0.95,
  ],
  [
    /\b(?:every (?:single )?(?:day|morning|evening|night|week|weekday)|daily|each (?:day|morning|evening|night))\b/i,
    0.75,
  ],
  [/\bhabit\b|\broutine\b/i, 0.8],
  [
    /\b(?:meditat\w+|journal(?:l?ing)?|floss|stretch|wake up (?:early|at)|get up (?:early|at)|go to bed|sleep (?:more|better|earlier|eight|8)|drink (?:more )?water|10,?000 steps|exercise (?:more|regularly)|eat (?:more|healthier|better|healthy)|get fit|be more active|read more|practi[cs]e gratitude)\b/i,
    0.7,
  ],
];

interface Way {
  pattern: RegExp;
  name: string;
  /** The smallest version that still counts. */
  least: string;
  cue: string;
  prepare: [string, string];
  minutes: number;
}

const BUILD: readonly Way[] = [
  {
    pattern: /meditat|mindful/i,
    name: 'meditation',
    least: 'three slow breaths with closed eyes',
    cue: 'the kettle goes on',
    prepare: [
      'Put a cushion and a timer where you will sit',
      'The same corner each time, facing a wall, the phone on flight mode.',
    ],
    minutes: 15,
  },
  {
    pattern: /journal|diary|gratitude/i,
    name: 'journal',
    least: 'one sentence with the date',
    cue: 'you brush your teeth at night',
    prepare: ['Put notebook and pen on the pillow', 'On paper: a screen has other plans with you.'],
    minutes: 15,
  },
  {
    pattern: /floss/i,
    name: 'flossing',
    least: 'one tooth',
    cue: 'you have put the toothbrush down',
    prepare: ['Put the floss in the toothbrush glass', 'You cannot take the one without touching the other.'],
    minutes: 15,
  },
  {
    pattern: /wake|get up|early/i,
    name: 'getting up',
    least: 'feet on the floor at the alarm',
    cue: 'the alarm across the room rings',
    prepare: [
      'Move the alarm across the room and lay out clothes',
      'Bedtime moves by the same quarter-hour, or the morning takes it back.',
    ],
    minutes: 15,
  },
  {
    pattern: /sleep|bed/i,
    name: 'bedtime',
    least: 'lights out fifteen minutes earlier than last week',
    cue: 'the evening alarm rings an hour before bed',
    prepare: [
      'Move the charger out of the bedroom and dim the lamps',
      'Dark, cool, and a book. A doctor is the right address if sleep stays bad for a month.',
    ],
    minutes: 15,
  },
  {
    pattern: /water/i,
    name: 'drinking water',
    least: 'one glass',
    cue: 'you sit down at the table',
    prepare: ['Put a filled bottle on desk and table', 'Fill it again each time you stand up.'],
    minutes: 15,
  },
  {
    pattern: /steps|walk/i,
    name: 'daily walk',
    least: 'once round the block',
    cue: 'you have put the lunch plate away',
    prepare: [
      'Put shoes and coat beside the door and map a 20-minute round',
      'A second, dry round for rain: a covered street, a museum, stairs.',
    ],
    minutes: 30,
  },
  {
    pattern: /read/i,
    name: 'reading',
    least: 'one page',
    cue: 'you get into bed',
    prepare: [
      'Lay the book on the pillow and leave the phone in the kitchen',
      'Two more books wait, so that finishing one does not end it.',
    ],
    minutes: 20,
  },
  {
    pattern: /stretch|yoga/i,
    name: 'stretching',
    least: 'touch your toes once',
    cue: 'the coffee is running through',
    prepare: [
      'Roll out the mat beside the coffee machine and choose five stretches',
      'Write them on a card; nothing may hurt.',
    ],
    minutes: 15,
  },
  {
    pattern: /exercis|workout|fit|active|gym|train/i,
    name: 'exercise',
    least: 'ten squats in your socks',
    cue: 'you come in from work',
    prepare: [
      'Lay out sports clothes tonight and choose three 20-minute sessions',
      'One at home, one outside, one with someone. Ask a doctor first if you have not moved for years or something hurts.',
    ],
    minutes: 30,
  },
  {
    pattern: /eat|vegetable|fruit|diet|healthi|cook/i,
    name: 'eating plan',
    least: 'one piece of fruit',
    cue: 'you open the fridge for supper',
    prepare: [
      'Plan three suppers, shop for them and put the fruit in sight',
      'What is at eye level is eaten first. Diets belong to a doctor or dietitian.',
    ],
    minutes: 45,
  },
  {
    pattern: /practi[cs]e|piano|guitar|violin|draw|paint|write/i,
    name: 'practice',
    least: 'two minutes',
    cue: 'you have cleared the supper table',
    prepare: [
      'Leave the instrument, brush or notebook out on its stand',
      'What must be unpacked is not begun.',
    ],
    minutes: 30,
  },
];

const BREAK: readonly (Omit<Way, 'prepare'> & { instead: string; remove: string; adviser: string })[] = [
  {
    pattern: /smok|cigarett|vap/i,
    name: 'smoking',
    least: 'ten minutes of waiting before each one',
    cue: 'coffee, the balcony, the wait for the bus',
    instead: 'a glass of water and three minutes outside without pockets',
    remove: 'ashtrays, lighters and the spare packet',
    adviser: 'A doctor, pharmacist or a free stop-smoking line doubles the chance; ask which aids suit you.',
    minutes: 20,
  },
  {
    pattern: /alcohol|drink|wine|beer/i,
    name: 'drinking',
    least: 'the first glass is water',
    cue: 'the first hour after work',
    instead: 'a cold drink with lemon in the same glass',
    remove: 'the bottles at eye level',
    adviser: 'If you drink every day, speak to a doctor before you stop: stopping suddenly can be dangerous.',
    minutes: 20,
  },
  {
    pattern: /sugar|sweet|chocolate|snack|fast food/i,
    name: 'sweets',
    least: 'one piece on a plate, sitting down',
    cue: 'the hour after supper',
    instead: 'tea and an apple in slices',
    remove: 'what lies in the drawer and on the desk',
    adviser: 'With diabetes or a history of trouble with eating, talk to a doctor first.',
    minutes: 20,
  },
  {
    pattern: /phone|social|instagram|tiktok|scroll|screen/i,
    name: 'scrolling',
    least: 'the phone in another room for twenty minutes',
    cue: 'bed, sofa and the toilet',
    instead: 'a book on the sofa arm',
    remove: 'the apps from the first screen, and the charger from the bedroom',
    adviser: '',
    minutes: 20,
  },
  {
    pattern: /coffee|caffein/i,
    name: 'coffee',
    least: 'a smaller cup',
    cue: 'the walk past the machine',
    instead: 'half decaffeinated, then tea',
    remove: 'the second machine and the large cups',
    adviser: '',
    minutes: 15,
  },
  {
    pattern: /nail|biting/i,
    name: 'nail biting',
    least: 'one finger that is left alone',
    cue: 'thinking at the screen',
    instead: 'a stone or a ring to turn',
    remove: 'rough edges, with a file in the pocket',
    adviser: '',
    minutes: 15,
  },
  {
    pattern: /gambl/i,
    name: 'gambling',
    least: 'a day with the card at home',
    cue: 'pay-day and boredom',
    instead: 'a call to the person who knows',
    remove: 'the apps, and yourself from the sites by self-exclusion',
    adviser: 'A gambling help line is free and confidential; call it first.',
    minutes: 30,
  },
];

/** Build or break a habit: a cue, the smallest version, a count, and what to do after a miss. */
export const habit: Kind = {
  name: 'habit',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft: (reading, span) =>
    /\b(?:quit|stop|give up|cut down|reduce|less|no more|break|without)\b/i.test(reading.aim)
      ? breaking(reading, span)
      : building(reading, span),
};

function building(reading: Reading, span: Span): Draft {
  const way = BUILD.find(({ pattern }) => pattern.test(reading.text));
  const aim =
    uncapitalise(
      reading.aim
        .replace(
          /\b(?:every (?:single )?(?:day|morning|evening|night|weekday)|daily|each (?:day|morning|evening|night)|a day|regularly|more often|more)\b/gi,
          '',
        )
        .replace(/\s+/g, ' ')
        .trim(),
    ) || 'do it';
  const name = way?.name ?? `“${aim}”`;
  const least = way?.least ?? `the first two minutes of “${aim}”`;
  const cue =
    reading.times.timeOfDay ??
    (/every morning|each morning/i.test(reading.text)
      ? 'right after you get up'
      : /every (?:evening|night)/i.test(reading.text)
        ? 'right after supper'
        : `when ${way?.cue ?? 'you have had breakfast'}`);
  const minutes = Math.max(
    15,
    Math.min(
      120,
      span.minutesPerSession ??
        reading.quantities.find(({ unit }) => unit === 'minute')?.amount ??
        way?.minutes ??
        20,
    ),
  );
  const said = reading.times.budgetText ?? reading.title;
  const [prepareTitle, prepareText] = way?.prepare ?? [
    `Lay out what you need for “${aim}” in sight`,
    'Take away the one thing that is usually in the way.',
  ];
  const perWeek = span.sessionsPerWeek ?? 7;
  const days = marks(span);
  return {
    steps: [
      step(
        'cue',
        15,
        `Write one line on the door: “${cue}: ${least}”`,
        `The cue is something that happens anyway. The least version counts in full on a bad day; the whole one is ${aim}.`,
        quoted(said),
      ),
      step('prepare', 20, prepareTitle, prepareText, 'rule: make the beginning easy', ['cue'], { at: 0.01 }),
      step(
        'first',
        minutes,
        `Do ${name} for the first time ${cue}: ${least}`,
        'Stop while it is easy. Put a cross on a paper calendar that you pass every day.',
        'rule: begin with the least version',
        ['prepare'],
        { at: 0.02 },
      ),
      step(
        'relapse',
        15,
        `Write what you will do after a missed day of ${name}: the least version, next day, no catching up`,
        'Name the two situations that will come: a journey, a late evening. One miss is nothing; two in a row is the moment to make it smaller.',
        'rule: plan the relapse before it comes',
        ['first'],
        { at: 0.05 },
      ),
      ...days.map(({ count, share }, index) =>
        step(
          `mark-${index}`,
          minutes,
          `Do ${name}, day ${Math.round((count * perWeek) / 7)} of ${Math.round(((days[days.length - 1]?.count ?? 66) * perWeek) / 7)}: ${GROW[index % GROW.length]?.[0]}`,
          `${GROW[index % GROW.length]?.[1]} ${index === 0 ? `${plural(perWeek, 'day')} a week is the count; fewer than ${Math.max(1, perWeek - 2)} crosses: make it smaller.` : ''}`.trim(),
          'rule: grow only what holds',
          [index === 0 ? 'relapse' : `mark-${index - 1}`],
          { at: share },
        ),
      ),
      step(
        'proof',
        20,
        `Count the crosses for ${name} and choose what stays`,
        `Eight of ten days is a habit. Write down the cue that worked, the one that did not, and whether ${least} or the whole is the rule from now on.`,
        'the goal itself, as the last proof',
        [`mark-${days.length - 1}`],
        { at: 1 },
      ),
    ],
    naturalDays: 66,
    assumptions: [
      `A habit takes about two months to hold${span.days !== undefined && span.days < 40 ? '; this is the beginning of one' : ''}.`,
      `The cue “${cue}” happens on most days.`,
    ],
    ...(/sleep|fit|exercis|eat|diet|weight/i.test(reading.text)
      ? { notes: ['Ask a doctor first where your health sets limits; this plan cannot know them.'] }
      : {}),
  };
}

const GROW: readonly (readonly [string, string])[] = [
  ['the first whole week', 'Still the least version if the day is full.'],
  ['add five minutes', 'Only if the week before had six crosses or more.'],
  ['in the place where it is hardest', 'On a journey, on a Sunday, after a late evening: once on purpose.'],
  ['the whole of it', 'Now it may take its full length; the least version stays for bad days.'],
];

function marks({ days }: Span): { count: number; share: number }[] {
  const all = Math.min(days ?? 66, 90);
  return [0.12, 0.35, 0.65, 0.93]
    .map((share) => ({
      count: Math.max(2, Math.round(all * share)),
      share: days === undefined ? share : (share * all) / days,
    }))
    .filter(({ count }, index, list) => count !== list[index - 1]?.count);
}

function breaking(reading: Reading, span: Span): Draft {
  const way = BREAK.find(({ pattern }) => pattern.test(reading.text)) ?? {
    name:
      uncapitalise(
        reading.aim.replace(/^(?:quit|stop|give up|cut down on|reduce|break)\s+(?:the habit of\s+)?/i, ''),
      ) || 'the habit',
    least: 'ten minutes of waiting',
    cue: 'the moment before it',
    instead: 'a glass of water and a walk to the window',
    remove: 'what makes it easy',
    adviser: '',
    minutes: 20,
  };
  const total = Math.min(span.days ?? 60, 90);
  const last = addDays(span.today, 4);
  const day = span.days !== undefined && span.days < 8 ? 'tomorrow' : sayDay(last);
  return {
    steps: [
      step(
        'count',
        15,
        `Count every time of ${way.name} today on a card: hour, place, mood`,
        'Nothing is forbidden yet. The card shows the two moments that matter.',
        quoted(reading.title),
      ),
      step(
        'cue',
        20,
        `Mark your two strongest triggers for ${way.name} on the card`,
        `Often: ${way.cue}. Write beside each: “then ${way.instead}”.`,
        'rule: replace, do not only forbid',
        ['count'],
        { at: 0.03 },
      ),
      ...(way.adviser === ''
        ? []
        : [
            step(
              'ask',
              30,
              `Ask a doctor, pharmacist or help line about giving up ${way.name}`,
              way.adviser,
              'rule: a body or a dependence needs someone trained',
              ['count'],
              { at: 0.04 },
            ),
          ]),
      step(
        'clear',
        30,
        `Remove ${way.remove}`,
        `At home, in the car, at work, before ${day}. Tell the two people you see most that this is your day one.`,
        'rule: make it hard to begin',
        ['cue'],
        { at: 0.05 },
      ),
      step(
        'first',
        20,
        `Begin day 1 without ${way.name}: ${way.instead} at each trigger`,
        `Too much? The least version is ${way.least}.`,
        'rule: a day that is named',
        ['clear'],
        { at: Math.min(0.5, 4 / Math.max(8, total)) },
      ),
      step(
        'relapse',
        15,
        `Write the plan for a slip with ${way.name}: call one person, note the trigger, go on the same day`,
        'A slip is one time; giving up is the decision after it. Put the name and the number on the card.',
        'rule: plan the relapse before it comes',
        ['first'],
        { at: Math.min(0.55, 5 / Math.max(8, total)) },
      ),
      ...[7, 21, 42]
        .filter((count) => count < total - 5)
        .map((count, index) =>
          step(
            `mark-${index}`,
            20,
            `Note day ${count} of ${total} without ${way.name}, and what it was good for`,
            [
              'The hardest days are behind you; buy something with the money or the time saved.',
              'Look at the card: which trigger is still there? Change the way past it.',
              'Go to the place that was hardest, with someone.',
            ][index] ?? '',
            'rule: count days and see the gain',
            [index === 0 ? 'relapse' : `mark-${index - 1}`],
            { at: Math.min(0.97, (count + 4) / Math.max(total, span.days ?? total)) },
          ),
        ),
      step(
        'proof',
        20,
        `Compare the first card with a normal day: ${way.name} none, or how often?`,
        `Day ${total}. Zero is the proof; rarely is a figure to decide about, not a defeat.`,
        'the goal itself, as the last proof',
        ['relapse'],
        { at: 1 },
      ),
    ],
    naturalDays: 60,
    assumptions: ['A named first day works better than “less from now on”.'],
    ...(way.adviser === '' ? {} : { notes: [way.adviser] }),
  };
}
