import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const THE_DOCUMENT = 'as the API document describes it';

/**
 * What to do about a faulty field, in words for the person who fills it in. A schema that says more itself is
 * believed: this is asked only where it says nothing.
 */
export function fieldText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? `Send it ${THE_DOCUMENT}.`;
    case 'invalid_value':
      return chosen(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? `Write it ${THE_DOCUMENT}.`;
    case 'not_multiple_of':
      return `Send a multiple of ${issue.divisor}.`;
    default:
      return `Send it ${THE_DOCUMENT}.`;
  }
}

/** A schema's own words, as a sentence. */
export function asSentence(words: string): string {
  const whole = /[.!?]$/.test(words) ? words : `${words}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'Send text.',
  number: 'Send a number.',
  int: 'Send a whole number.',
  boolean: 'Send true or false.',
  array: 'Send a list.',
  object: 'Send an object.',
  record: 'Send an object.',
  null: 'Send null.',
  date: 'Send a date.',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Send an e-mail address like ada@example.org.',
  guid: 'Send a uuid, as a former answer gave it.',
  uuid: 'Send a uuid, as a former answer gave it.',
  datetime: 'Send an instant like 2026-05-04T07:40:00Z.',
  date: 'Send a day like 2026-05-04.',
  time: 'Send a time of day like 07:40.',
  url: 'Send an address like https://example.org/.',
};

/** More choices than this would hide what to do. */
const MOST_CHOICES = 12;

function chosen(issue: Extract<Issue, { code: 'invalid_value' }>): string {
  // Queries arrive as text: what `z.stringbool()` also takes is no advice.
  if (issue.expected === 'stringbool') return 'Send true or false.';
  const words = issue.values.map((value) =>
    typeof value === 'bigint' ? String(value) : JSON.stringify(value),
  );
  if (words.length > MOST_CHOICES) return `Choose one of the values, ${THE_DOCUMENT}.`;
  const last = words.at(-1);
  return words.length === 1 ? `Send ${last}.` : `Send ${words.slice(0, -1).join(', ')} or ${last}.`;
}

const unitOf = (origin: string, many: number | bigint): string => {
  const unit = { string: 'character', array: 'item', set: 'item', map: 'entry', file: 'byte' }[origin];
  if (!unit) return '';
  return ` ${Number(many) === 1 ? unit : unit === 'entry' ? 'entries' : `${unit}s`}`;
};

function tooSmall({
  origin,
  minimum,
  inclusive = true,
  exact,
}: Extract<Issue, { code: 'too_small' }>): string {
  const unit = unitOf(origin, minimum);
  if (exact) return `Send exactly ${minimum}${unit}.`;
  if (Number(minimum) === 1 && origin === 'string') return 'It must not be empty.';
  if (Number(minimum) === 0 && !unit) return inclusive ? 'It must not be negative.' : 'Send more than 0.';
  return inclusive ? `Send at least ${minimum}${unit}.` : `Send more than ${minimum}${unit}.`;
}

function tooBig({ origin, maximum, inclusive = true, exact }: Extract<Issue, { code: 'too_big' }>): string {
  const unit = unitOf(origin, maximum);
  if (exact) return `Send exactly ${maximum}${unit}.`;
  return inclusive ? `Send at most ${maximum}${unit}.` : `Send less than ${maximum}${unit}.`;
}
