/** Longest excerpt of a person's own words in a story, in characters. */
const EXCERPT = 220;

/** A person's words as they may stand between “ and ”: one line, inner double quotes turned into ’. */
export function asQuoted(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„"«»]/g, '’')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}

/** “The whole text”, or its beginning up to a word with “…”. */
export function quote(text: string): string {
  const clean = asQuoted(text);
  if (clean.length <= EXCERPT) return `“${clean}”`;
  const cut = clean.slice(0, EXCERPT).replace(/\s+\S*$/u, '');
  return `“${cut} …”`;
}

/** Ends a quotation with a full stop unless it brings its own end. */
export function quotedSentence(lead: string, text: string): string {
  const words = quote(text);
  return `${lead} ${words}${/[.!?…]”$/u.test(words) ? '' : '.'}`;
}
