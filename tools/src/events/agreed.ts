import { createInterface } from 'node:readline/promises';
import { Fault } from '../fault.ts';

/** Asks the person at the terminal; no is the answer of whoever just presses return. @throws Fault without a terminal. */
export async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Fault('There is no terminal to ask on.', 'add --yes when you mean all of them');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
