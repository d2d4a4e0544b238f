import { joinList } from '../english.ts';
import type { ConversationInput, KnownMemory, Reply } from './conversation.types.ts';
import { extractFacts } from './extract-facts.ts';
import { agreed, isNo, isYes, openProposal, propose, proposed } from './proposals.rules.ts';
import { answering, cite, isAboutEverything, retold } from './recall.rules.ts';
import { asksForFigures, sayFigures } from './standing.rules.ts';

const ABILITIES =
  'I can remember what you tell me about yourself, answer from it, create and finish tasks and goals, and give you your figures.';
const NEEDS_MODEL = `${ABILITIES} For advice, writing or free conversation a language model has to be configured.`;
const GREETING = /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|olá|bonjour|moin)\b[^?]{0,30}$/i;
const THANKS = /^(?:thanks|thank you|thx|cheers|great|perfect|nice|cool|good)\b[^?]{0,40}$/i;
const QUESTION =
  /\?\s*$|^(?:what|when|where|who|whom|whose|which|why|how|do i|did i|am i|is my|are my|was i|have i|can i|tell me|remind me (?:what|when|where|who|how|which)|do you (?:know|remember))\b/i;

/**
 * The house in conversation: it recognises what it can do, does that, and says plainly what needs a model. A pure
 * decision: what is to be remembered or carried out is returned, not done.
 */
export function respond(input: ConversationInput): Reply {
  const content = input.content.trim();
  return (
    answerToProposal(input, content) ??
    proposal(input) ??
    figures(input, content) ??
    answerOrRemember(input, content) ??
    courtesy(input, content) ??
    reply(NEEDS_MODEL, { needsModel: true })
  );
}

function reply(content: string, more: Partial<Reply> = {}): Reply {
  return { content, citations: [], remember: [], needsModel: false, ...more };
}

function answerToProposal({ history }: ConversationInput, content: string): Reply | undefined {
  const intent = openProposal(history);
  if (intent === undefined) return undefined;
  if (isYes(content)) return reply(agreed(intent), { intent });
  return isNo(content) ? reply('Then nothing is changed.') : undefined;
}

function proposal(input: ConversationInput): Reply | undefined {
  const intent = proposed(input);
  return intent === undefined || intent.title === '' ? undefined : reply(propose(intent));
}

function figures({ figures: known }: ConversationInput, content: string): Reply | undefined {
  if (!asksForFigures(content)) return undefined;
  return reply(
    known === undefined
      ? 'Your figures are not at hand right now; they are on the page “Progress”.'
      : sayFigures(known),
  );
}

/** A message may tell and ask at once: "I moved to Lyon. Where does my sister live?" */
function answerOrRemember({ memories }: ConversationInput, content: string): Reply | undefined {
  const remember = extractFacts(content);
  const question = questionIn(content);
  if (remember.length === 0 && question === undefined) return undefined;
  const found = question === undefined ? [] : answering(question, memories);
  const parts = [
    ...(remember.length === 0
      ? []
      : [`I will remember: ${joinList(remember.map((fact) => `“${fact.replace(/[“”"]/g, '’')}”`))}.`]),
    ...(question === undefined ? [] : [answer(question, found, remember.length > 0)]),
  ].filter((part) => part !== '');
  return reply(parts.join(' '), {
    remember,
    citations: cite(found),
    needsModel: question !== undefined && found.length === 0 && !asksAboutSelf(question),
  });
}

function questionIn(content: string): string | undefined {
  const sentences = content.match(/[^.!?\n]+[.!?]*/g) ?? [];
  return sentences.map((sentence) => sentence.trim()).find((sentence) => QUESTION.test(sentence));
}

function asksAboutSelf(question: string): boolean {
  return /\b(?:i|my|me|mine|we|our|us)\b/i.test(question);
}

function answer(question: string, found: readonly KnownMemory[], isAfterFact: boolean): string {
  const [first, ...others] = found.map(retold);
  if (first !== undefined) {
    const lead = isAboutEverything(question) ? 'This is what I know: ' : 'You told me: ';
    return `${lead}${[first, ...others].join('; ')}.`;
  }
  if (!asksAboutSelf(question))
    return isAfterFact ? 'Your question needs a language model, and none is configured.' : NEEDS_MODEL;
  return 'About that I know nothing yet. Tell me in a sentence that begins with “I” or “My”, and I will remember it.';
}

function courtesy({ displayName }: ConversationInput, content: string): Reply | undefined {
  const name = displayName.trim() === '' ? '' : `, ${displayName.trim()}`;
  if (GREETING.test(content)) return reply(`Hello${name}. ${ABILITIES}`);
  return THANKS.test(content) ? reply(`You are welcome${name}.`) : undefined;
}
