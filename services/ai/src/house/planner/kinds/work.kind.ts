import { capitalise, plural, sayMinutes, sayNumber, uncapitalise } from '../../english.ts';
import type { Quantity } from '../grammar/quantities.rules.ts';
import type { Reading } from '../grammar/reading.ts';
import { type Draft, type Kind, quoted, type Span, sensible, step, strongest } from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\bwrite\b.{0,30}(?:novel|book|thesis|dissertation|memoir|words|screenplay|script|essays?|article|report|paper|poems?|stories|story|chapters?)/i,
    0.9,
  ],
  [
    /\b(?:finish|complete|submit|edit|revise)\b.{0,30}(?:novel|book|thesis|dissertation|memoir|manuscript|course|paper|degree|report|chapters?)/i,
    0.85,
  ],
  [/\bread\b.{0,25}(?:\d|books?|war and peace|bible|pages|chapters|novels)/i, 0.85],
  [
    /\b(?:scan|digiti[sz]e|sort|label|answer|clear|watch|knit|paint|translate|catalogue|file|transcribe|learn|memori[sz]e|draw|bake|visit|climb|review)\b.{0,15}\d[\d,.]* (?!km\b|m\b|€|kg\b)/i,
    0.75,
  ],
  [
    /\b\d[\d,.]* (?:words|pages|chapters|photos|pictures|books|lessons|emails|letters|problems|episodes|modules|exercises|squares)\b/i,
    0.8,
  ],
];

interface Sort {
  pattern: RegExp;
  /** One and many of the unit. */
  unit: [string, string];
  perHour: number;
  usual: number;
  verb: string;
  minutes: number;
  prepare: [string, string];
  sample: [string, string];
  middle: string;
  revise: [string, string] | undefined;
  proof: [string, string];
}

const SORTS: readonly Sort[] = [
  {
    pattern:
      /\bwords?\b|novel|thesis|dissertation|memoir|manuscript|screenplay|\bwrite\b.*(?:book|story|report|paper|essay)/i,
    unit: ['word', 'words'],
    perHour: 600,
    usual: 60_000,
    verb: 'Write',
    minutes: 60,
    prepare: [
      'Write one page: who wants what, what stands in the way, how it ends',
      'For a thesis: the question, the answer you expect, the chapters. It may be wrong; it must exist.',
    ],
    sample: [
      'List the scenes or sections on cards, one line each, and lay them in order',
      'Forty to sixty cards carry a book; a gap in the row is a scene to invent, not a reason to wait.',
    ],
    middle:
      'Stop in the middle of a sentence, so that the next sitting has a beginning. No going back to correct.',
    revise: [
      'Read the whole draft on paper with three colours: cut, move, missing',
      'Read first, change nothing; then work through the list from the large to the small.',
    ],
    proof: [
      'Print the finished draft and hand it to one reader',
      'Write three questions on the first page: where were you bored, what did you not believe, what did you miss?',
    ],
  },
  {
    pattern: /\bread\b|books?\b|pages?\b/i,
    unit: ['page', 'pages'],
    perHour: 35,
    usual: 300,
    verb: 'Read',
    minutes: 45,
    prepare: ['Put the book, a pencil and a lamp where you will read', 'The phone charges in another room.'],
    sample: [
      'Read the table of contents and the first ten pages, and note what you hope to find',
      'Time the ten pages: it shows how many fit in a sitting.',
    ],
    middle: 'Mark one passage a sitting and write one line beside it.',
    revise: undefined,
    proof: [
      'Write half a page on what you keep from it and tell it to someone',
      'Give the book to the person it suits.',
    ],
  },
  {
    pattern: /photos?|pictures|slides|negatives|scan|digiti/i,
    unit: ['picture', 'pictures'],
    perHour: 60,
    usual: 500,
    verb: 'Scan',
    minutes: 60,
    prepare: [
      'Gather all boxes and albums on one table and throw out the doubles',
      'Sort by decade only; finer sorting is easier on a screen.',
    ],
    sample: [
      'Scan twenty as a trial at 600 dpi and check names, folders and colours',
      'Name them year-month-subject; a mistake found now costs twenty, not a thousand.',
    ],
    middle: 'Dust the glass first. Copy the folder to a second disk at the end of the sitting.',
    revise: undefined,
    proof: [
      'Copy everything to a disk in another house and send one album to the family',
      'Open ten files at random from the copy: that proves it.',
    ],
  },
  {
    pattern: /lessons?|modules?|units?|course|episodes?|exercises|problems|chapters?/i,
    unit: ['lesson', 'lessons'],
    perHour: 1.2,
    usual: 24,
    verb: 'Work through',
    minutes: 60,
    prepare: [
      'Open the course, note the length of each part and what it lets you do',
      'Cross out what you know already.',
    ],
    sample: ['Do the first part with a notebook and time it', 'Write one question that it leaves open.'],
    middle: 'Close the page and write what you remember before you go on.',
    revise: undefined,
    proof: [
      'Do the final exercise without looking anything up',
      'Show the result to someone who uses it at work.',
    ],
  },
];

const OTHER: Omit<Sort, 'pattern' | 'unit'> = {
  perHour: 4,
  usual: 20,
  verb: 'Do',
  minutes: 60,
  prepare: [
    'Lay out everything for it in one place',
    'What is missing goes on a list; nothing is bought before the first one is done.',
  ],
  sample: [
    'Do one from start to end and time it',
    'The time of the first decides how many fit in a sitting.',
  ],
  middle: 'Put the finished ones where you see them.',
  revise: undefined,
  proof: [
    'Count them once more and show the result to someone',
    'The last one is the proof; repair the two weakest if there is time.',
  ],
};

/** Finish a work of known size: a quota a sitting, milestones with counts, a revision where one is due. */
export const work: Kind = {
  name: 'work',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    const { sort, total, said, done } = measure(reading);
    const minutes = Math.min(180, Math.max(20, span.minutesPerSession ?? sort.minutes));
    const perWeek = span.sessionsPerWeek ?? 5;
    const left = Math.max(1, total - done);
    const perHour = reading.level?.level === 'none' ? sort.perHour * 0.8 : sort.perHour;
    const quota = Math.max(1, (perHour * minutes) / 60);
    const sittings = Math.ceil(left / quota);
    const reviseShare = sort.revise === undefined ? 0 : 0.2;
    const naturalDays = Math.max(7, Math.ceil(((sittings / perWeek) * 7) / (1 - reviseShare - 0.04)));
    const available =
      span.days === undefined ? sittings : Math.floor(((span.days * (1 - reviseShare - 0.04)) / 7) * perWeek);
    const wanted = Math.ceil(left / Math.max(1, available));
    const isTooNear = available < 1 || wanted > quota * 1.8;
    const each = isTooNear ? quota : Math.max(quota * 0.25, wanted);
    const reach = isTooNear ? Math.min(left, Math.max(1, Math.floor(Math.max(1, available) * each))) : left;
    return plan(reading, span, {
      sort,
      total,
      said,
      done,
      reach: sort.perHour > 20 ? Math.min(left, sensible(reach)) : reach,
      each,
      minutes,
      perWeek,
      naturalDays,
      isTooNear,
    });
  },
};

interface Plan {
  sort: Omit<Sort, 'pattern'>;
  total: number;
  said: string;
  done: number;
  reach: number;
  each: number;
  minutes: number;
  perWeek: number;
  naturalDays: number;
  isTooNear: boolean;
}

function plan(
  reading: Reading,
  span: Span,
  { sort, total, said, done, reach, each, minutes, perWeek, naturalDays, isTooNear }: Plan,
): Draft {
  const [one, many] = sort.unit;
  const quota = sort.perHour > 20 ? sensible(each) : Math.max(1, Math.round(each * 10) / 10);
  const sittings = Math.max(2, Math.ceil(reach / Math.max(quota, 0.1)));
  const sittingMinutes = Math.max(
    15,
    Math.min(
      240,
      Math.round((minutes * Math.max(quota, 1)) / Math.max(1, (sort.perHour * minutes) / 60) / 5) * 5,
    ),
  );
  const size = `${sayNumber(done + reach)} ${many}`;
  const count = Math.min(5, sittings - 1 > 0 ? sittings - 1 : 1);
  const when = reading.times.timeOfDay ?? reading.times.weekdaysText;
  const writeEnd = sort.revise === undefined ? 0.97 : 0.78;
  const thing = uncapitalise(reading.object) || many;
  const revise = sort.revise;
  return {
    steps: [
      step('prepare', 45, ...sort.prepare, quoted(reading.title)),
      step('sample', 60, ...sort.sample, 'rule: see the whole before you begin', ['prepare'], { at: 0.03 }),
      step(
        'first',
        sittingMinutes,
        `${sort.verb} sitting 1 of ${sittings}: ${said_(quota, one, many)}`,
        `${sittingMinutes} minutes${when === undefined ? ', at the same hour each time' : ` ${when}`}, ${perWeek} sittings a week: ${sayNumber(reach)} ÷ ${sayNumber(quota)} = ${sittings} sittings. ${sort.middle}`,
        said,
        ['sample'],
        { at: 0.05 },
      ),
      ...Array.from({ length: count }, (_, index) => {
        const share = (index + 1) / count;
        const number = Math.max(2, Math.round(sittings * share));
        const so =
          index === count - 1
            ? done + reach
            : sort.perHour > 20
              ? sensible(done + reach * share)
              : Math.max(1, Math.round(done + reach * share));
        return step(
          `mile-${index + 1}`,
          sittingMinutes,
          `${sort.verb} sitting ${number} of ${sittings}: reach ${said_(so, one, many)}`,
          index === count - 1
            ? `That is the whole of it. Write the date on the last page.`
            : `${Math.round(share * 100)} % of ${size}. ${[sort.middle, 'Behind? Add one sitting this week, do not lengthen them all.', 'Tell someone the figure.', 'Write down what still has to happen before the end.'][index % 4]}`,
          'rule: a milestone at each part',
          [index === 0 ? 'first' : `mile-${index}`],
          {
            at: 0.05 + (writeEnd - 0.05) * share,
            beside: Math.max(0, Math.round(sittings / count) - 1) * sittingMinutes,
          },
        );
      }),
      ...(revise === undefined
        ? []
        : [
            step(
              'away',
              15,
              'Put the draft in a drawer for some days and note what worries you about it',
              'Distance does half of the revising.',
              'rule: rest before revision',
              [`mile-${count}`],
              { at: 0.82 },
            ),
            step('revise', 180, ...revise, 'rule: a draft is not finished until it was read', ['away'], {
              at: 0.92,
              beside: Math.round(sittings * sittingMinutes * 0.15),
            }),
          ]),
      step(
        'proof',
        45,
        sort.proof[0].replace(
          'the finished draft',
          isTooNear
            ? `the ${size}`
            : `the finished draft of ${thing.replace(/^(?:an?|the|my) /, 'the ').replace(/^the /, '')}`,
        ),
        sort.proof[1],
        'the goal itself, as the last proof',
        [revise === undefined ? `mile-${count}` : 'revise'],
        { at: 1 },
      ),
    ],
    naturalDays,
    ...(isTooNear
      ? {
          leastDays: naturalDays,
          smaller: `${size} of ${sayNumber(total)}, which is what these steps lead to`,
        }
      : {}),
    assumptions: [
      `A sitting is ${sayMinutes(sittingMinutes)} and brings ${said_(quota, one, many)}; ${plural(perWeek, 'sitting')} a week.`,
      ...(done > 0 ? [`${said_(done, one, many)} are there already, as you wrote.`] : []),
      ...(said === 'assumed'
        ? [`You gave no size: ${sayNumber(total)} ${many} is assumed. Change it in the title and ask again.`]
        : []),
      ...(span.target === undefined
        ? []
        : [
            `${capitalise(many)} come first, ${revise === undefined ? 'the check' : 'a fifth of the time is kept for revision'}.`,
          ]),
    ],
  };
}

function measure({ quantities, text, object }: Reading): {
  sort: Omit<Sort, 'pattern'>;
  total: number;
  said: string;
  done: number;
} {
  const sizes = quantities.filter(
    ({ unit, per }) => per === undefined && ['word', 'page', 'chapter', 'lesson', 'count'].includes(unit),
  );
  const size = sizes.find(({ isPresent }) => !isPresent);
  const present = sizes.find(({ isPresent, unit }) => isPresent && unit === size?.unit);
  const sort = sortOf(size, text, object);
  const total = Math.min(2_000_000, Math.max(2, size?.amount ?? sort.usual));
  return {
    sort,
    total,
    said: size === undefined ? 'assumed' : quoted(size.text),
    done: Math.min(total - 1, present?.amount ?? 0),
  };
}

function sortOf(size: Quantity | undefined, text: string, object: string): Omit<Sort, 'pattern'> {
  if (size === undefined)
    return SORTS.find(({ pattern }) => pattern.test(text)) ?? { ...OTHER, unit: ['piece', 'pieces'] };
  const many = size.noun.toLowerCase();
  const one = many
    .replace(/ies$/, 'y')
    .replace(/(?<=(?:x|ch|sh|ss))es$/, '')
    .replace(/s$/, '');
  if (size.unit === 'count' && /books?$/.test(many)) {
    return {
      ...(SORTS[1] as Sort),
      unit: ['book', 'books'],
      perHour: 1 / 7,
      usual: 12,
      minutes: 45,
      prepare: [
        `List the first six books of the ${sayNumber(size.amount)} and get the first one`,
        'Two thick, four thin; borrow before you buy. Put the first on the pillow.',
      ],
      sample: [
        'Read the first fifty pages of the first book and time them',
        'A book that bores after fifty pages goes back: the number counts books you wanted.',
      ],
    };
  }
  const known = SORTS.find(
    ({ unit, pattern }) => unit[1] === many || (size.unit === 'count' && pattern.test(many)),
  );
  if (known !== undefined)
    return {
      ...known,
      unit: [one, many],
      ...(/^(?:write|edit|translate)/i.test(text) && known.verb !== 'Write'
        ? {
            ...(SORTS[0] as Sort),
            unit: [one, many] as [string, string],
            perHour: many === 'pages' ? 1.5 : 0.2,
            minutes: 60,
          }
        : {}),
    };
  const verb = /^(?:[a-z]+)/i.exec(object)?.[0];
  return { ...OTHER, unit: [one, many], verb: verb === undefined ? OTHER.verb : OTHER.verb };
}

function said_(amount: number, one: string, many: string): string {
  return `${sayNumber(amount)} ${amount === 1 ? one : many}`;
}
