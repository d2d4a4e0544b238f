import { MatchersV3 } from '@pact-foundation/pact';
import { SOME_ID } from './answer-shape.ts';

const PLACEHOLDER = /\{(\w+)\}/g;

/** The value as the consumer's own test sends it: each `{name}` replaced by something that looks like an id, or the sample. */
export function sampleOf<T>(value: T, sample = SOME_ID): T {
  return mapText(value, (text) => text.replaceAll(PLACEHOLDER, sample)) as T;
}

/** The value for the pact file: each text with a `{name}` is filled in from what the provider state returned. */
export function fromState(value: unknown, sample = SOME_ID): unknown {
  return mapText(value, (text) =>
    text.search(PLACEHOLDER) < 0
      ? text
      : MatchersV3.fromProviderState(text.replaceAll(PLACEHOLDER, '$${$1}'), sampleOf(text, sample)),
  );
}

function mapText(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapText(inner, map)]));
}
