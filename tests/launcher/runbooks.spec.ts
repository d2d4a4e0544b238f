import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Command, pages, shapeOf } from './runbook-pages.ts';
import { scenesOn } from './runbook-scenes.ts';
import { WholeStack } from './whole-stack.ts';

// Consumers leave and join their groups here, and lost brokers are waited for.
jest.setTimeout(240_000);

const stack = new WholeStack();
const scenes = scenesOn(stack);
beforeAll(() => stack.up());
afterAll(() => stack.remove());

const filled = (line: string, words: Record<string, string>) =>
  line.replaceAll(/\b[A-Z]{3,}\b/g, (word) => words[word] ?? word);

describe('the runbooks', () => {
  it('have a scene each', () => {
    expect(Object.keys(scenes).sort()).toEqual(pages.map(({ name }) => name).sort());
    for (const { name, commands } of pages)
      expect({ name, commands: commands.length > 1 }).toMatchObject({ commands: true });
  });

  it.each(pages.map(({ name, commands }) => [name, commands] as const))(
    '%s: its commands work in the trouble that it is about',
    async (name, commands) => {
      const scene = scenes[name] ?? {};
      try {
        const words = (await scene.begin?.()) ?? {};
        let section = '';
        for (const command of commands) {
          if (command.section !== section) await scene.reaching?.[command.section]?.();
          section = command.section;
          if (command.notRun) await scene.instead?.(command.line);
          else await runs(command, words);
        }
      } finally {
        await scene.end?.();
      }
    },
  );
});

/** A line of the page may end with … where the rest differs. */
function says(output: string, line: string): boolean {
  const [begin = '', rest] = shapeOf(line).split('…');
  return output
    .split('\n')
    .some((said) => (rest === undefined ? shapeOf(said) === begin : shapeOf(said).startsWith(begin.trim())));
}

/** @throws when the command is not understood, or does not print what the page says. */
async function runs({ line, prints }: Command, words: Record<string, string>): Promise<void> {
  const { code, stdout, stderr } = await stack.typed(filled(line, words));
  const output = stdout + stderr;
  const [first] = prints;
  // 1 is an answer too: nothing found, or half of what was asked for is away.
  const fine = first ? code === 0 || code === 1 : code === 0;
  const said = !first || says(output, first);
  if (!fine || !said)
    throw new Error(`$ ${line}\nended with ${code}, ${first ? `without “${first}”` : ''}:\n${output}`);
}
