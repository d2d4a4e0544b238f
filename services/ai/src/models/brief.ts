/** What a call is for; usage is summed by it. */
export const PURPOSES = ['plan', 'story', 'conversation'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

/** What an endpoint is sent. Personal text stands only inside delimited blocks of it. */
export interface Messages {
  system: string;
  turns: readonly Turn[];
}

/** An answer read against the schema and the checks: usable only when it has no fault. */
export interface Reading<Output> {
  output?: Output;
  /** Sentences that say what is wrong; they are sent back in the repair turn. */
  faults: readonly string[];
}

/**
 * A piece of work for a language model: how an endpoint is asked, what its answer must look like, how the answer is
 * checked, and how the house does the same work. Both homes of the port are held to the same `read`.
 */
export interface Brief<Input, Output> {
  readonly purpose: Purpose;
  /** Name and version of the prompt, kept with the usage row. */
  readonly prompt: string;
  readonly maxOutputTokens: number;
  readonly temperature: number;
  ask(input: Input): Messages;
  read(text: string, input: Input): Reading<Output>;
  house(input: Input): Output;
  /** The words of an output as a person reads them, for streaming. */
  say(output: Output): string;
}
