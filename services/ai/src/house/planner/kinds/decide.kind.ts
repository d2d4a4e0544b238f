import { sayDay } from '../../calendar.ts';
import { capitalise, joinList, uncapitalise } from '../../english.ts';
import type { Reading } from '../grammar/reading.ts';
import { toYour } from '../personalise.rules.ts';
import { type Draft, type Kind, quoted, type Span, step, strongest } from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:decide|choose|make up my mind|figure out (?:whether|if|which|what)|work out (?:whether|which))\b/i,
    0.95,
  ],
  [
    /^(?:should|shall) (?:i|we)\b|\bwhether (?:to|i should|or not)\b|\b(?:which|what) (?:\p{L}+ ){1,3}(?:to (?:buy|choose|take|study|get)|should i)\b/iu,
    0.9,
  ],
  [
    /\b(?:pick|select|compare)\b.{0,20}\b(?:university|school|car|laptop|phone|career|course|bike|insurance|bank|dog|name)\b/i,
    0.8,
  ],
];

/** Decide: the question in one line, real options, criteria with weights, one small experiment, a date, and a record. */
export const decide: Kind = {
  name: 'decide',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft,
};

function draft(reading: Reading, span: Span): Draft {
  const matter = matterOf(reading);
  const options = optionsOf(reading, matter);
  const named = joinList(options.map((option) => `“${option}”`));
  const who = toYour(reading.people[0] ?? 'someone who has stood there');
  const day = span.target === undefined ? 'the day you choose' : sayDay(span.target);
  const limit = reading.money[0];
  const figures = reading.quantities
    .filter(({ text }) => !reading.title.includes(text))
    .map(({ text }) => text);
  const experiment = experimentFor(reading.text, options);
  const adviser = adviserFor(reading.text);
  return {
    steps: [
      step(
        'question',
        20,
        `Write the question on one line: “${capitalise(matter.replace(/^(?:whether|if) (?:or not )?to /, 'should I ').replace(/\byour\b/g, 'my'))}?”`,
        `Below it: why now, who is touched by it, and what happens if you do nothing. The answer is due on ${day}.`,
        quoted(reading.title),
      ),
      step(
        'options',
        30,
        `Write down the options: ${named}, and one nobody has named`,
        'Two options are a trap; half, later, and both in turn are options, too.',
        options.length > 2 ? 'rule: never only two' : quoted(reading.title),
        ['question'],
        { at: 0.08 },
      ),
      step(
        'criteria',
        30,
        `Choose five things that matter for “${matter}” and share out 100 points among them`,
        `Before you look at the options again.${figures.length === 0 ? '' : ` You wrote ${joinList(figures)}: that is one of them.`}${limit === undefined ? '' : ` ${limit.text} is the limit you named.`}${reading.constraints.length === 0 ? '' : ` And what you wrote: “${reading.constraints[0]}”.`}`,
        limit === undefined ? 'rule: criteria before answers' : quoted(limit.text),
        ['question'],
        { at: 0.15 },
      ),
      step(
        'facts',
        60,
        `Find the three facts that would change your mind about ${named}`,
        'A price, a date, a rule: look up two and ask for one. Opinions are not facts.',
        'rule: only what can change the answer',
        ['options', 'criteria'],
        { at: 0.3 },
      ),
      step(
        'ask',
        45,
        `Ask ${who} how the choice looked a year later`,
        'Not “what would you do?” but “what did you not expect?”',
        reading.people[0] === undefined
          ? 'rule: learn from someone who has done it'
          : quoted(reading.people[0]),
        ['options'],
        { at: 0.4 },
      ),
      ...(adviser === undefined
        ? []
        : [
            step('adviser', 60, adviser[0], adviser[1], 'rule: a professional where one is due', ['facts'], {
              at: 0.45,
            }),
          ]),
      step(
        'try',
        120,
        experiment[0],
        experiment[1],
        'rule: a small experiment beats a long thought',
        ['facts'],
        { at: 0.6 },
      ),
      step(
        'score',
        45,
        `Score each option from 0 to 10 on the five criteria and add it up`,
        'Then look at what you feel at the result: relief or regret is the sixth criterion.',
        'rule: figures first, then the stomach',
        ['try', 'ask'],
        { at: 0.8 },
      ),
      step(
        'sleep',
        15,
        `Decide on paper for “${matter}”, date it, and sleep on it for two nights`,
        'Write the two reasons and the sign that would show it was wrong.',
        'rule: distance before the last word',
        ['score'],
        { at: 0.92 },
      ),
      step(
        'proof',
        30,
        `Tell the people concerned what you decided, and do the first thing that follows from it`,
        `${capitalise(day)}: a message sent, a form signed, a no spoken. That someone else knows it is the proof that it is made. Look at the sheet again in three months.`,
        'the goal itself, as the last proof',
        ['sleep'],
        { at: 1 },
      ),
    ],
    naturalDays: 28,
    assumptions: ['It is yours to decide, and it can wait until the date.'],
    ...(adviser === undefined ? {} : { notes: [adviser[1]] }),
  };
}

function matterOf({ aim, title }: Reading): string {
  const words = (aim === '' ? title : aim)
    .replace(/\?+$/, '')
    .replace(
      /^(?:decide|choose|figure out|work out|make up my mind|know|compare|pick|select)\s+(?:on |about |between )?/i,
      '',
    )
    .replace(/^(?:should|shall) (?:i|we) /i, 'whether to ')
    .replace(/\bi should\b/gi, 'to')
    .replace(/[.;].*$/, '')
    .replace(/\bmy\b/gi, 'your')
    .replace(/\bI\b/g, 'you')
    .trim();
  return words === '' ? 'what to do' : uncapitalise(words);
}

function optionsOf({ text }: Reading, matter: string): string[] {
  const pair =
    /(?:between )?([^.,;?]{2,40}?) (?:or|vs\.?|versus|and(?= [^.]*\bbetween\b)) (?!not\b)([^.,;?]{2,40})/i.exec(
      matter.replace(/^whether to /, ''),
    );
  const between = /\bbetween ([^.,;?]{2,40}?) and ([^.,;?]{2,40})/i.exec(text);
  const found = between ?? pair;
  if (found !== null)
    return [found[1] ?? '', found[2] ?? ''].map((option) => option.trim().replace(/\bmy\b/gi, 'your'));
  const act = matter.replace(/^(?:whether|if) (?:or not )?to /, '').replace(/ or not$/, '');
  return /^(?:which|what|where|who|how)/.test(matter)
    ? ['the best known one', 'the cheapest that would do', 'the one you keep coming back to']
    : [act, `not to ${act}`, 'not yet'];
}

function experimentFor(text: string, options: readonly string[]): readonly [string, string] {
  const first = options[0] ?? 'the first option';
  if (/job|career|quit|freelanc|employ/i.test(text))
    return [
      `Spend one day as if you had decided for “${first}”`,
      'Shadow someone, do a trial day, or write the notice and leave it in the drawer. Note the energy at noon and at six.',
    ];
  if (/university|study|degree|course|school/i.test(text))
    return [
      `Sit in on one lecture or lesson of “${first}”`,
      'An open day or a recorded first term; speak to two students at the door.',
    ];
  if (/move|city|country|flat|house|live/i.test(text))
    return [
      `Spend one ordinary weekday in “${first}”`,
      'Way to work, shop, evening, noise at eleven. Not a holiday: a Tuesday.',
    ];
  if (/dog|cat|pet|child|baby/i.test(text))
    return [
      `Look after one for a weekend before “${first}”`,
      'From the neighbours or a shelter, night included.',
    ];
  if (/buy|car|laptop|phone|bike|camera/i.test(text))
    return [
      `Borrow or hire ${first.replace(/^(?:buy|get|choose|take) /, '')} for a day and use it as you would`,
      'With your own ways and loads; note what annoys you.',
    ];
  return [
    `Live one day as if you had chosen “${first}”, the next as if not`,
    'Tell nobody. Write three lines each evening.',
  ];
}

function adviserFor(text: string): readonly [string, string] | undefined {
  if (/\b(?:surgery|operation|treatment|medication|medicine|therapy)\b/i.test(text))
    return [
      'Ask your doctor for the chances and risks of each way, in figures, and a second doctor',
      'Treatment is decided with doctors; a plan can only order the questions.',
    ];
  if (/\b(?:divorce|sue|lawsuit|custody|contract|inherit\w*)\b/i.test(text))
    return [
      'Ask a lawyer what each way costs and what cannot be undone',
      'Law is for a lawyer; a first consultation has a fixed price.',
    ];
  if (
    /\b(?:mortgage|invest\w*|pension|loan|buy (?:a |the )?(?:house|flat|apartment)|insurance)\b/i.test(text)
  )
    return [
      'Ask an independent financial adviser to check the sum',
      'Money for many years belongs before someone who is paid by you, not by the seller.',
    ];
  return undefined;
}
