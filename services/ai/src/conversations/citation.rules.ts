import { retold } from '../house/conversation/recall.rules.ts';

/** What is left of an excerpt when its memory is forgotten. */
export const FORGOTTEN = '';

/** Long enough to tell what was remembered, short enough to read. */
const EXCERPT_CHARACTERS = 280;

/** The beginning of a memory, cut at a word. */
export function excerptOf(memory: string): string {
  const line = memory.replace(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT_CHARACTERS) return line;
  return `${line.slice(0, EXCERPT_CHARACTERS - 1).replace(/\s+\S*$/, '')}…`;
}

/** An answer without its quotations of a forgotten memory: word for word, or as the house retells it. */
export function blanked(content: string, excerpt: string): string {
  if (excerpt === FORGOTTEN) return content;
  const quotations = [excerpt, retold({ id: '', content: excerpt })];
  return quotations.reduce((text, quotation) => without(text, quotation), content);
}

/** Of a quotation that was cut, the rest of its sentence goes, too. */
function without(content: string, quotation: string): string {
  const words = quotation.replace(/^[“”"]|[“”"]$/g, '').replace(/[.!?\s]+$/, '');
  const whole = words.replace(/\s*…$/, '');
  if (whole === '') return content;
  const rest = whole === words ? '' : '[^.!?;”]*';
  const pattern = new RegExp(whole.split(/\s+/).map(escaped).join('\\s+') + rest, 'giu');
  return content.replace(pattern, '[forgotten]');
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
