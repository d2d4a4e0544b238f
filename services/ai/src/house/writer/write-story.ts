import { capitalise } from '../english.ts';
import type { FactsSheet, Sentence, Story } from './facts-sheet.ts';
import { wholeSentences } from './goal.story.ts';
import { asQuoted } from './quotes.ts';
import { periodName, recapSentences } from './recap.story.ts';
import { taskSentences } from './task.story.ts';

/** Longest title of a story, in characters. */
const TITLE = 120;

/**
 * Writes a story of nothing but the facts of the sheet. Deterministic; `previousOpening` is the text or the first
 * sentence of the story before it, so that two in a row do not begin alike.
 */
export function writeStory(facts: FactsSheet, previousOpening?: string): Story {
  const sentences = sentencesOf(facts, previousOpening);
  return {
    title: titleOf(facts),
    text: paragraphs(sentences),
    usedFacts: [...new Set(sentences.flatMap((each) => each.facts))],
  };
}

function sentencesOf(facts: FactsSheet, previousOpening: string | undefined): Sentence[] {
  if (facts.kind === 'task') return taskSentences(facts, previousOpening);
  if (facts.kind === 'goal' || facts.kind === 'celebration' || facts.kind === 'project')
    return wholeSentences(facts, previousOpening);
  return recapSentences(facts, previousOpening);
}

function titleOf(facts: FactsSheet): string {
  const { kind, tasks, goal, project } = facts;
  const whole = kind === 'project' ? (project ?? goal) : (goal ?? project);
  const short = (text: string): string => {
    const clean = asQuoted(text);
    return clean.length <= TITLE ? clean : `${clean.slice(0, TITLE).replace(/\s+\S*$/u, '')} …`;
  };
  if (kind === 'task') return short(tasks[0]?.title ?? '') || 'A task';
  if (kind === 'goal' || kind === 'celebration' || kind === 'project') {
    const title = short(whole?.title ?? '');
    return kind === 'celebration' && title !== '' ? `Reached: ${title}` : title || 'A goal';
  }
  return capitalise(periodName(facts));
}

/** Three sentences to a paragraph: long enough to carry a thought, short enough for a card. */
function paragraphs(sentences: readonly Sentence[]): string {
  const texts = sentences.map(({ text }) => text);
  if (texts.length <= 4) return texts.join(' ');
  const half = Math.ceil(texts.length / 2);
  return [texts.slice(0, half), texts.slice(half)].map((part) => part.join(' ')).join('\n\n');
}
