import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, REPOSITORY } from '../../paths.ts';
import { fieldsOf } from '../fields.ts';
import { type VerifiedKeys, verifiedKey } from './join.ts';

/** Where results are kept and which tree they are about; tests have their own. */
export interface Places {
  readonly home: string;
  readonly repository: string;
}
const HERE: Places = { home: HOME, repository: REPOSITORY };

/** Where each provider's verification leaves what it saw. */
const resultsIn = ({ home }: Places) => join(home, 'pact-results');
/** Says for which tree the results are, and that they are those of that run. */
const stampIn = ({ home }: Places) => join(home, 'pact-verified.json');

/** What decides whether a contract is kept: the code of both sides, the contracts, and what is installed. */
const ROOMS = ['contracts', 'libs', 'services', 'package-lock.json'];

/** One interaction as a provider's verification saw it. */
export interface Result {
  readonly consumer: string;
  readonly description: string;
  readonly states: readonly string[];
  readonly result: 'OK' | 'failed' | 'pending';
  /** What the provider gave: the record of a message, or the answer to a request. */
  readonly given?: Given;
}

export interface Given {
  readonly status?: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of a body that is no text. */
  readonly encoding?: 'base64';
}

interface Stamp {
  readonly tree: string;
  readonly results: string;
}

/** A hash of every file below, as it is now, committed or not. */
export function treeFingerprint({ repository }: Places = HERE): string {
  const hash = createHash('sha256');
  for (const room of ROOMS) {
    for (const file of filesBelow(repository, room))
      hash.update(`${file}\0`).update(readFileSync(join(repository, file)));
  }
  return hash.digest('hex');
}

function filesBelow(repository: string, path: string): string[] {
  if (statSync(join(repository, path)).isFile()) return [path];
  return readdirSync(join(repository, path), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      return entry.isDirectory() ? filesBelow(repository, inner) : [inner];
    });
}

const resultFiles = (places: Places) =>
  existsSync(resultsIn(places)) ? readdirSync(resultsIn(places)).sort() : [];

function resultsHash(places: Places): string {
  const hash = createHash('sha256');
  for (const file of resultFiles(places))
    hash.update(file).update(readFileSync(join(resultsIn(places), file)));
  return hash.digest('hex');
}

/** Before a verification of all providers: what an earlier one saw is no proof any more. */
export function forgetResults(places: Places = HERE): void {
  rmSync(resultsIn(places), { recursive: true, force: true });
  rmSync(stampIn(places), { force: true });
}

/** After one; `before` is the tree's fingerprint when it began. A tree that changed meanwhile was not verified. */
export function stampResults(before: string, places: Places = HERE): void {
  if (treeFingerprint(places) !== before) return;
  mkdirSync(places.home, { recursive: true });
  const stamp: Stamp = { tree: before, results: resultsHash(places) };
  writeFileSync(stampIn(places), JSON.stringify(stamp));
}

/** Whether what is there was seen with this very tree, by a run of all providers, and by no other run since. */
export function verifiedThisTree(places: Places = HERE): boolean {
  if (!existsSync(stampIn(places))) return false;
  const { tree, results } = JSON.parse(readFileSync(stampIn(places), 'utf8')) as Stamp;
  return tree === treeFingerprint(places) && results === resultsHash(places);
}

export function resultsByProvider(places: Places = HERE): Record<string, Result[]> {
  return Object.fromEntries(
    resultFiles(places).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(resultsIn(places), file), 'utf8')) as Result[],
    ]),
  );
}

/** The interactions that went well, each with the fields that were given. */
export function verifiedKeys(results: Record<string, readonly Result[]>): VerifiedKeys {
  return new Map(
    Object.entries(results).flatMap(([provider, all]) =>
      all
        .filter(({ result }) => result === 'OK')
        .map(({ consumer, description, states, given }) => [
          verifiedKey({ consumer, provider, identity: [description, ...states].join(' | ') }),
          fieldsOf(jsonIn(given?.body)),
        ]),
    ),
  );
}

/** Undefined for what is no JSON: a picture, a stream of lines. */
export function jsonIn(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
