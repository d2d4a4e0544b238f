import type { Sentence } from './facts-sheet.ts';

/** The first sentence of a story. */
export function openingOf(text: string): string {
  const bare = text.trim();
  return /^(?:“[^”]*”|[^.!?“])*?[.!?](?=\s|$)/u.exec(bare)?.[0] ?? bare;
}

/** What is left of a sentence without its facts: two openings of one shape read alike. */
export function shapeOf(opening: string): string {
  return opening
    .replace(/“[^”]*”/gu, '“”')
    .replace(/\p{Lu}[\p{L}-]*/gu, '')
    .replace(/\d[\d.,:]*/g, '')
    .replace(
      /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)\b/gi,
      '',
    )
    .replace(/[^\p{L}“”]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/**
 * The first of the candidates, which stand in the order of what is most worth saying, that does not read like
 * the opening before it; so the facts choose, and no two stories in a row begin alike.
 */
export function chooseOpening(
  candidates: readonly Sentence[],
  previous: string | undefined,
): Sentence | undefined {
  if (previous === undefined) return candidates[0];
  const last = shapeOf(openingOf(previous));
  return candidates.find(({ text }) => shapeOf(openingOf(text)) !== last) ?? candidates[0];
}
