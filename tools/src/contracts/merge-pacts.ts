import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { type Interaction, identityOf, type Pact } from './pact-file.ts';

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/**
 * One pact for each pair of services from what the consumers' tests wrote, each test file into a folder of its own:
 * nothing may be lost on the way, and nothing said twice. The same contracts give the same bytes.
 * @returns the text of each file by its name. @throws Fault when two tests claim one interaction.
 */
export function mergedPacts(written: string): Record<string, string> {
  const byFile = new Map<string, Pact[]>();
  for (const folder of existsSync(written) ? readdirSync(written) : []) {
    for (const file of readdirSync(join(written, folder))) {
      const pact = JSON.parse(readFileSync(join(written, folder, file), 'utf8')) as Pact;
      byFile.set(file, [...(byFile.get(file) ?? []), pact]);
    }
  }
  return Object.fromEntries([...byFile].map(([file, pacts]) => [file, textOf(file, pacts)]));
}

function textOf(file: string, pacts: readonly Pact[]): string {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const seen = new Set<string>();
  for (const interaction of interactions) {
    const identity = identityOf(interaction);
    if (seen.has(identity)) {
      throw new Fault(
        `${file}: two tests write "${identity}"; one would overwrite the other.`,
        'give one of them another description or provider state',
      );
    }
    seen.add(identity);
  }
  const sorted = interactions
    .map(withoutChance)
    .sort((one, other) => (identityOf(one) < identityOf(other) ? -1 : 1));
  return `${JSON.stringify({ ...pacts[0], interactions: sorted }, null, 2)}\n`;
}

/** Ids are new each time a test runs; in a file that is checked in they would be noise. */
function withoutChance(interaction: Interaction): Interaction {
  const known = new Map<string, string>();
  const text = JSON.stringify(interaction).replaceAll(UUID, (id) => {
    const stable = known.get(id) ?? `01890000-0000-7000-8000-${String(known.size + 1).padStart(12, '0')}`;
    known.set(id, stable);
    return stable;
  });
  return JSON.parse(text) as Interaction;
}

/** The names of the files in `folder` that are not as merged, also those that should not be there. */
export function differing(folder: string, merged: Record<string, string>): string[] {
  const there = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return [...new Set([...there, ...Object.keys(merged)])]
    .filter((file) => !there.includes(file) || readFileSync(join(folder, file), 'utf8') !== merged[file])
    .sort();
}

/** Makes the folder hold just these. @returns the files that changed. */
export function writePacts(folder: string, merged: Record<string, string>): string[] {
  const changed = differing(folder, merged);
  mkdirSync(folder, { recursive: true });
  for (const file of changed) {
    const text = merged[file];
    if (text === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
  }
  return changed;
}
