import { createHash } from 'node:crypto';
import type { Counts, UserDataRecord } from './user-data.ts';

/** The last line of a part: what went before it. A part without one was cut short. */
export interface Trailer {
  counts: Counts;
  /** Of all lines before this one, line ends included; hexadecimal. */
  sha256: string;
}

export const NDJSON = 'application/x-ndjson';
const KIND = /^[a-z][a-z0-9-]{0,40}$/;
/** Lines are sent in pieces of about this many characters: one write for each would cost more than the records. */
const PIECE = 32_768;

/** One record a line, then the trailer. @throws when a kind cannot be the name of a file */
export async function* writeUserData(records: AsyncIterable<UserDataRecord>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts: Counts = {};
  let piece = '';
  for await (const { kind, record } of records) {
    if (!KIND.test(kind)) throw new Error(`${kind} cannot be the name of a file in the export`);
    counts[kind] = (counts[kind] ?? 0) + 1;
    piece += `${JSON.stringify({ kind, record })}\n`;
    if (piece.length < PIECE) continue;
    hash.update(piece);
    yield piece;
    piece = '';
  }
  const sha256 = hash.update(piece).digest('hex');
  yield `${piece}${JSON.stringify({ counts, sha256 } satisfies Trailer)}\n`;
}

/** A part did not arrive as it was sent: it has to be fetched again. */
export class UserDataDamaged extends Error {
  override readonly name = 'UserDataDamaged';
}

/**
 * Reads what `writeUserData` wrote and hands over each record as it comes.
 * @returns the trailer, once the counts and the hash have been found to agree with it
 * @throws UserDataDamaged when they do not, or when the end is missing
 */
export async function readUserData(
  chunks: AsyncIterable<Uint8Array | string>,
  take: (record: UserDataRecord) => Promise<void> | void,
): Promise<Trailer> {
  const hash = createHash('sha256');
  const counts: Counts = {};
  for await (const line of lines(chunks)) {
    const read = parse(line);
    if (!('kind' in read)) {
      check(read, { counts, sha256: hash.digest('hex') });
      return read;
    }
    hash.update(`${line}\n`);
    counts[read.kind] = (counts[read.kind] ?? 0) + 1;
    await take(read);
  }
  throw new UserDataDamaged('the trailer is missing: the answer was cut short');
}

async function* lines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest) throw new UserDataDamaged('the last line has no end: the answer was cut short');
}

function parse(line: string): UserDataRecord | Trailer {
  let read: Partial<UserDataRecord & Trailer>;
  try {
    read = JSON.parse(line) as typeof read;
  } catch (error) {
    throw new UserDataDamaged(`a line is not JSON: ${(error as Error).message}`);
  }
  if (typeof read.kind === 'string' && KIND.test(read.kind) && isObject(read.record))
    return { kind: read.kind, record: read.record };
  if (isObject(read.counts) && typeof read.sha256 === 'string')
    return { counts: read.counts, sha256: read.sha256 };
  throw new UserDataDamaged('a line is neither a record nor a trailer');
}

const isObject = (value: unknown): value is Record<string, never> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function check(said: Trailer, seen: Trailer): void {
  if (said.sha256 !== seen.sha256) throw new UserDataDamaged('the hash is not the one in the trailer');
  const kinds = new Set([...Object.keys(said.counts), ...Object.keys(seen.counts)]);
  for (const kind of kinds) {
    const [promised = 0, arrived = 0] = [said.counts[kind], seen.counts[kind]];
    if (promised !== arrived)
      throw new UserDataDamaged(`${arrived} ${kind} arrived, the trailer says ${promised}`);
  }
}
