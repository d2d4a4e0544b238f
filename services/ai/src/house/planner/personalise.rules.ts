import { uncapitalise } from '../english.ts';
import type { Reading } from './grammar/reading.ts';
import type { DraftStep } from './kinds/kind.ts';

/**
 * What the person said and no step uses yet is put where it matters: a constraint and a fact at the first step
 * that is work, a time of day at the session, people and places at the step that deals with them.
 */
export function personalise(steps: readonly DraftStep[], reading: Reading): DraftStep[] {
  const all = steps.map((each) => ({ ...each }));
  const said = (): string =>
    all
      .map(({ title, description }) => `${title} ${description}`)
      .join(' ')
      .toLowerCase();
  const add = (at: number, sentence: string, because: string): void => {
    const each = all[Math.min(Math.max(at, 0), all.length - 1)];
    if (each === undefined) return;
    each.description = `${each.description} ${sentence}`.trim();
    each.because = `${each.because}; ${because}`;
  };
  const session = all.findIndex(({ title }) => /\d+ of \d+|day 1\b|for the first time/.test(title));
  const work = session < 0 ? Math.min(1, all.length - 1) : session;
  const { timeOfDay, budgetText } = reading.times;
  for (const fact of reading.facts.slice(0, 3))
    add(work, `You told Odyssey: ${uncapitalise(fact.replace(/[.!]+$/, ''))}.`, 'a fact you told Odyssey');
  if (timeOfDay !== undefined && !said().includes(timeOfDay))
    add(work, `Put it where you said: ${timeOfDay}.`, `“${timeOfDay}”`);
  if (budgetText !== undefined && !said().includes(budgetText.toLowerCase()))
    add(work, `You have ${budgetText}, as you wrote.`, `“${budgetText}”`);
  for (const words of reading.constraints) {
    if (!said().includes(words.toLowerCase()))
      add(Math.min(1, all.length - 1), `Mind what you wrote: “${words}”.`, `“${words}”`);
  }
  const giveOrTell = (person: string): void => {
    const isGift = new RegExp(`\\bfor (?:\\S+ )?${person.replace(/[^\p{L} ]/gu, '.')}`, 'iu').test(
      reading.text,
    );
    if (isGift) add(all.length - 1, `It is for ${toYour(person)}: hand it over yourself.`, `“${person}”`);
    else add(0, `Tell ${toYour(person)} what you are up to, and ask what would help.`, `“${person}”`);
  };
  for (const person of reading.people) {
    if (!said().includes(toYour(person).toLowerCase())) giveOrTell(person);
  }
  for (const place of reading.places) {
    if (!said().includes(place.toLowerCase())) add(0, `Keep ${place} in mind when you choose.`, `“${place}”`);
  }
  return all;
}

/** "my sister Ana" → "your sister Ana" */
export function toYour(person: string): string {
  return person.replace(/^my\b/i, 'your').replace(/^our\b/i, 'your');
}
