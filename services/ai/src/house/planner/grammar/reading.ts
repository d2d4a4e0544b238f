import { type DayString, daysBetween, isDay, isSouthern, sayDay } from '../../calendar.ts';
import { cleanLine, contentWords, toSecondPerson } from '../../english.ts';
import type { PlanInput } from '../plan.types.ts';
import { type Concern, findConcern, findConstraints, findLevel, type Level } from './circumstances.rules.ts';
import { type FoundDate, findDate } from './dates.rules.ts';
import { findMoney, type Money } from './money.rules.ts';
import { findPeopleAndPlaces, type PeopleAndPlaces } from './people-and-places.rules.ts';
import { findQuantities, type Quantity } from './quantities.rules.ts';
import { mendSpelling } from './spelling.rules.ts';
import { findTimes, type StatedTime } from './times.rules.ts';

/** Everything the grammar found in a goal; kinds read this and never the raw input. */
export interface Reading extends PeopleAndPlaces {
  /** The title, one clean line, spelling mended; "" when nothing readable is there. */
  title: string;
  /** Title and description, for rules that look for words. */
  text: string;
  /** Leading verb of the aim, lower-case: "run". */
  verb: string;
  /** The aim without "I want to" and without its date: "run a marathon". */
  aim: string;
  /** What the verb acts on: "a marathon". */
  object: string;
  /** "order dinner" in "learn Portuguese to order dinner". */
  purpose?: string;
  quantities: Quantity[];
  money: Money[];
  target?: DayString;
  targetBecause: string;
  times: StatedTime;
  level?: { level: Level; text: string };
  constraints: string[];
  /** Facts of memory that bear on this goal, said to the person: "You write best before breakfast." */
  facts: string[];
  concern?: Concern;
  /** December is summer where the person lives. */
  isSouthern: boolean;
  notes: string[];
  assumptions: string[];
}

const LEAD_IN =
  /^(?:(?:my )?(?:goal|aim|plan|dream|resolution|todo|to do)(?: for [^:]{2,20})?\s*(?:is|:|-|–)\s*(?:to )?|(?:so |ok |okay |well |please |pls |hey |hi |finally |just |also |maybe |really |definitely )+|(?:i|we) (?:really |just |finally |would |also )*(?:want(?:ed)?|wanna|need|have|hope|plan|like|love|intend|must|should|gotta|aim|wish|am going|['’]?m going|will)(?: to|na)? ?|(?:i|we)['’]d (?:like|love) to |help me (?:to )?|how (?:can|do) i |(?:be able|get|start|try|trying) to |to (?=[a-z]))/i;
const PURPOSES: readonly RegExp[] = [
  /\b(?:so (?:that )?(?:i|we) can|in order to|(?:well )?enough to|to be able to) ([^.,;!?]{3,70})/i,
  /\bto ((?:order|talk|speak|understand|travel|chat|follow|pass|surprise|visit|survive|sing|perform|help|manage|feed|ask) ?[^.,;!?]{0,60})/i,
];

export function readGoal(input: PlanInput): Reading {
  const title = mendSpelling(cleanLine(input.title, 300)).replace(/[.!\s]+$/u, '');
  const description = mendSpelling(cleanLine(input.description ?? '', 2000));
  const text = [title, description].filter((part) => part !== '').join('. ');
  const factLines = input.facts.map((fact) => cleanLine(fact, 300)).filter((fact) => fact !== '');
  const relevant = factLines.filter((fact) => bearsOn(fact, text));
  const quantities = findQuantities(text);
  const date =
    findDate(title, input.today, input.timeZone) ?? findDate(description, input.today, input.timeZone);
  const target = settleTarget(input, date);
  const aim = aimOf(title, date);
  const verb = /^\p{L}[\p{L}'’-]*/u.exec(aim)?.[0]?.toLowerCase() ?? '';
  const purpose = firstMatch(PURPOSES, withoutDate(text, date));
  const level = findLevel([text, ...relevant].join('. '));
  const concern = findConcern(`${input.title} ${input.description ?? ''}`);
  return {
    title,
    text,
    isSouthern: isSouthern(input.timeZone),
    verb,
    aim,
    object: aim.slice(verb.length).trim(),
    quantities,
    money: findMoney(text),
    times: timesOf(text, relevant, quantities),
    constraints: findConstraints([text, ...relevant].join('. ')),
    facts: relevant.map((fact) => toSecondPerson(fact.replace(/[.!]+$/, ''))),
    ...findPeopleAndPlaces([text, ...relevant].join('. ')),
    ...target,
    ...(purpose === undefined ? {} : { purpose }),
    ...(level === undefined ? {} : { level }),
    ...(concern === undefined ? {} : { concern }),
  };
}

/** The field decides over the words of the title; a contradiction between them is said, not hidden. */
function settleTarget(
  input: PlanInput,
  date: FoundDate | undefined,
): Pick<Reading, 'target' | 'targetBecause' | 'notes' | 'assumptions'> {
  const field = isDay(input.targetDate) ? input.targetDate : undefined;
  if (field !== undefined) {
    const apart = date === undefined ? 0 : Math.abs(daysBetween(field, date.day));
    const notes =
      apart > 31 && date !== undefined
        ? [
            `“${date.text}” and the target date ${sayDay(field)} do not agree: this plan keeps to the target date.`,
          ]
        : [];
    return { target: field, targetBecause: `your target date, ${sayDay(field)}`, notes, assumptions: [] };
  }
  if (date === undefined) return { targetBecause: '', notes: [], assumptions: [] };
  return { target: date.day, targetBecause: `“${date.text}”`, notes: [], assumptions: [date.reading] };
}

/** A free weekday or hour that memory knows counts when the goal itself names none. */
function timesOf(text: string, facts: readonly string[], quantities: readonly Quantity[]): StatedTime {
  const own = findTimes(text, quantities);
  const remembered = findTimes(facts.join('. '), []);
  const days =
    own.weekdays === undefined && remembered.weekdays !== undefined
      ? {
          weekdays: remembered.weekdays,
          ...(remembered.weekdaysText === undefined ? {} : { weekdaysText: remembered.weekdaysText }),
        }
      : {};
  const hour =
    own.timeOfDay === undefined && remembered.timeOfDay !== undefined
      ? { timeOfDay: remembered.timeOfDay }
      : {};
  return { ...own, ...days, ...hour };
}

function withoutDate(text: string, date: FoundDate | undefined): string {
  return date === undefined ? text : text.replace(date.text, ' ').replace(/\s+/g, ' ');
}

function aimOf(title: string, date: FoundDate | undefined): string {
  let aim = withoutDate(title, date).trim();
  for (let round = 0; round < 3; round += 1) aim = aim.replace(LEAD_IN, '').trim();
  return aim.replace(/^[\s,;:.–-]+|[\s,;:.–-]+$/g, '').replace(/\s+([,;.])/g, '$1');
}

const ALWAYS_RELEVANT =
  /\b(?:i (?:usually |always |only )?(?:have time|am free|work best|prefer (?:mornings|evenings)|can(?:no|['’])t (?:on|work))|i['’]m (?:free|off)|my (?:free|days? off))\b/i;
const FIELDS: readonly RegExp[] = [
  /\b(?:write|writing|wrote|novel|book|thesis|words|essay|draft|blog)\b/i,
  /\b(?:run|ran|running|runner|marathon|jog|5k|10k|race|shoes|swim\w*|pool|cycl\w*|ride|bike|exercise|train|training|gym|knees?|fit|sport|workout|weight|health|doctor|back|asthma)\b/i,
  /\b(?:money|sav\w+|debt|salary|earn|budget|rent|bank|loan|spend\w*|€|\$|£|income|paid|invest\w*)\b|[€$£]/i,
  /\b(?:languages?|speak|spanish|portuguese|french|italian|german|japanese|english|vocabulary|words|listen)\b/i,
  /\b(?:guitar|piano|music|sing|song|play|practi[cs]e|instrument)\b/i,
  /\b(?:roof|shed|drill|tools?|build|repair|fix|paint|wood|ladder|garden|diy|workshop|handy)\b/i,
  /\b(?:cook\w*|bake|bread|dinner|recipe|vegan|vegetarian|allerg\w*|food|diet|eat)\b/i,
  /\b(?:party|birthday|wedding|guests?|host|invite|dinner|celebrat\w*|event)\b/i,
  /\b(?:mum|mom|mother|dad|father|sister|brother|wife|husband|partner|friends?|family|kids|children|son|daughter|call)\b/i,
  /\b(?:travel|trip|fly|flight|move|moving|flat|apartment|visa|country|train|holiday)\b/i,
  /\b(?:smok\w*|sleep|bed|morning|wake|phone|sugar|alcohol|drink|coffee|meditat\w*|habit|routine)\b/i,
  /\b(?:job|career|boss|work|degree|course|quit|study|university)\b/i,
];

/** A fact bears on a goal when they share a meaning word, or a field of life and the fact is about the person. */
function bearsOn(fact: string, goal: string): boolean {
  if (ALWAYS_RELEVANT.test(fact)) return true;
  const goalWords = new Set(contentWords(goal));
  if (contentWords(fact).some((word) => word.length > 3 && goalWords.has(word))) return true;
  return FIELDS.some((field) => field.test(fact) && field.test(goal));
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const words = pattern.exec(text)?.[1]?.trim();
    if (words !== undefined && words !== '') return words;
  }
  return undefined;
}
