import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@odyssey/contracts';
import { PACTS } from '../checked-in.ts';
import type { Pact } from '../pact-file.ts';
import { refused } from './exit-codes.ts';

export const pactsIn = (folder: string): Pact[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Pact);

/** The services, and who else has a contract with one: clients of the REST routes, readers of the topics. */
export function participants(pacts = pactsIn(PACTS)): string[] {
  const named = pacts.flatMap(({ consumer, provider }) => [consumer.name, provider.name]);
  return [...new Set([...SERVICES, ...named])].sort();
}

/** The ones that were named, or every service: they are deployed from one commit. @throws Fault */
export function chosenParticipants(named: readonly string[]): readonly string[] {
  const known = participants();
  const unknown = named.find((name) => !known.includes(name));
  if (unknown) throw refused(`There is no ${unknown} here.`, `one of: ${known.join(', ')}`);
  return named.length > 0 ? named : SERVICES;
}
