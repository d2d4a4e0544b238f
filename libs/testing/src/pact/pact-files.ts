import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Expected } from './verify.ts';
import type { PactFile } from './written.ts';

/** Where the pacts of all consumers are, checked in. */
export const PACTS = 'contracts/pacts';

/** The pacts of one provider, and every interaction in them. */
export function pactFilesOf(provider: string, folder = PACTS): { files: string[]; interactions: Expected[] } {
  const files = readdirSync(resolve(folder))
    .filter((file) => file.endsWith(`-${provider}.json`))
    .map((file) => join(resolve(folder), file));
  const interactions = files.flatMap((file) => {
    const pact = JSON.parse(readFileSync(file, 'utf8')) as PactFile;
    return pact.interactions.map(({ description, providerStates = [] }) => ({
      consumer: pact.consumer.name,
      description,
      states: providerStates.map(({ name }) => name),
    }));
  });
  return { files, interactions };
}
