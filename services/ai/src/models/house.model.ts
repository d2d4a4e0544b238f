import type { Brief } from './brief.ts';
import type { Answered, Call, LanguageModel } from './language-model.ts';

export const HOUSE = 'house';

const NOTHING = { input: 0, cachedInput: 0, output: 0, reasoning: 0 };

/** The planner, writer and conversationalist that need no key and no network. Deterministic, in milliseconds. */
export class HouseModel implements LanguageModel {
  readonly provider = HOUSE;
  readonly model = HOUSE;

  async attempt<Input, Output>(
    brief: Brief<Input, Output>,
    input: Input,
    call: Call,
  ): Promise<Answered<Output>> {
    const output = brief.house(input);
    const text = brief.say(output);
    for (const piece of sentences(text)) call.onText?.(piece);
    return { output, faults: [], text, tokens: NOTHING };
  }
}

/** The text in pieces that join to the same text, so that a reader of the stream sees it grow. */
export function sentences(text: string): string[] {
  return text.match(/[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+$/g) ?? [];
}
