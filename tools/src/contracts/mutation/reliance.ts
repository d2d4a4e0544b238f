import { fieldsOf } from '../fields.ts';
import type { Body, Matcher, Rules } from '../pact-file.ts';
import { type Operator, UNHEARD_OF } from './mutants.ts';

/**
 * Whether a consumer would notice a change, read off its contract alone, not asked of the verifier: what the two
 * disagree on is a hole in a contract, or in the verifier.
 */
export class Reliance {
  private readonly fields: ReadonlySet<string>;
  private readonly body: Body | undefined;
  private readonly rules: Rules;

  constructor(body: Body | undefined, rules: Rules = {}) {
    this.body = body;
    this.rules = rules;
    this.fields = new Set(fieldsOf(body?.content));
  }

  notices(operator: Operator, at: string): boolean {
    const each = this.eachValueAround(at);
    // Of a record it is the values that are read, under whichever keys there are.
    if (each)
      return operator === 'another value'
        ? refusesAnother(each)
        : operator === 'retype' || operator === 'null';
    if (!this.fields.has(at)) return false;
    const matchers = this.matchersAt('body', `$.${at}`);
    if (operator === 'empty')
      return matchers ? matchers.some(({ min = 0 }) => min > 0) : !isEmpty(this.at(at));
    // Text may be any text, unless its words are promised.
    return operator === 'another value' ? refusesAnother(matchers) : true;
  }

  noticesMetadata(
    promised: Readonly<Record<string, unknown>>,
    name: string,
    operator: 'drop' | 'another value',
  ): boolean {
    if (!(name in promised)) return false;
    return operator === 'drop' || refusesAnother(this.matchersAt('metadata', name));
  }

  private eachValueAround(at: string): readonly Matcher[] | undefined {
    const parent = at.slice(0, Math.max(0, at.lastIndexOf('.')));
    return this.matchersAt('body', `$.${parent}`)?.find(({ match }) => match === 'eachValue')?.rules;
  }

  private matchersAt(part: string, place: string): readonly Matcher[] | undefined {
    return this.rules[part]?.[place]?.matchers;
  }

  private at(path: string): unknown {
    const places = path.replaceAll('[*]', '.0').split('.');
    return places.reduce<unknown>(
      (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
      this.body?.content,
    );
  }
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

function refusesAnother(matchers: readonly Matcher[] | undefined): boolean {
  if (!matchers) return true;
  return matchers.some(({ match, regex }) => {
    if (match === 'regex') return regex !== undefined && !new RegExp(regex).test(UNHEARD_OF);
    return !['type', 'notEmpty'].includes(match);
  });
}
