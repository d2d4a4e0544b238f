import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One interaction of a pact file, as far as we look at it. */
export interface Interaction {
  readonly description: string;
  readonly type: string;
  readonly pending?: boolean;
  readonly providerStates?: readonly { readonly name: string }[];
}

export interface PactFile {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly Interaction[];
}

/** A folder for the pacts of one test file alone: two that write one file at the same time lose interactions, and both are green. */
export function freshPactFolder(name: string): string {
  const folder = resolve('.odyssey/pacts', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function pactsIn(folder: string): PactFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => parsed(file, readFileSync(join(folder, file), 'utf8')));
}

function parsed(file: string, text: string): PactFile {
  try {
    return JSON.parse(text) as PactFile;
  } catch (cause) {
    throw new Error(
      `the pact file ${file} is broken: tests have written it at the same time; give each test file a folder of its own`,
      { cause },
    );
  }
}

/** What makes two interactions the same to Pact: the second would overwrite the first without a word. */
export const identityOf = ({ description, providerStates = [] }: Interaction) =>
  [description, ...providerStates.map(({ name }) => name)].join(' | ');

/** What was meant to be written and what is there. @throws with the interactions that are lost or said twice. */
export class Promised {
  private readonly identities = new Set<string>();

  add(identity: string): void {
    if (this.identities.has(identity)) {
      throw new Error(
        `two interactions are "${identity}": give one another description, or it overwrites the other`,
      );
    }
    this.identities.add(identity);
  }

  compareWith(folder: string): void {
    const found = new Set(pactsIn(folder).flatMap((pact) => pact.interactions.map(identityOf)));
    const lost = [...this.identities].filter((identity) => !found.has(identity));
    if (lost.length > 0)
      throw new Error(`not in the pact files, though their tests passed: ${lost.join('; ')}`);
  }
}
