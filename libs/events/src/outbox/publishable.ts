import type { EventDef, Fact, Headers } from '@odyssey/contracts';
import { MAX_RECORD_BYTES, sizeOf } from './record-size.ts';

/** The event cannot be published as it is; nothing of its transaction may be kept. */
export class UnpublishableEvent extends Error {
  override readonly name = 'UnpublishableEvent';
}

/** As long as an id may be: it is part of an index. */
const MAX_ID = 200;
/** Deeper data is a mistake, or refers to itself. */
const MAX_DEPTH = 32;

/**
 * The fact's data as a JSON text that consumers read as what it was.
 * @throws UnpublishableEvent naming the field that the catalogue refuses, or that JSON or PostgreSQL cannot hold.
 */
export function payloadOf({ event, data }: Fact): string {
  const read = event.strict.safeParse(data);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw unpublishable(event, `${['data', ...(issue?.path ?? [])].join('.')}: ${issue?.message}`);
  }
  const problem = unwritable(read.data, 'data');
  if (problem) throw unpublishable(event, problem);
  return JSON.stringify(read.data);
}

/** The id of the thing that the fact is about. @throws UnpublishableEvent when it names none. */
export function aggregateIdOf({ event, data }: Fact): string {
  const id = (data as Record<string, unknown>)[event.aggregateId];
  if (typeof id !== 'string' || id.length === 0 || id.length > MAX_ID)
    throw unpublishable(
      event,
      `data.${event.aggregateId} names a ${event.aggregate} with 1 to ${MAX_ID} characters`,
    );
  return id;
}

/** @throws UnpublishableEvent when the record around the data is more than the broker or a table takes. */
export function checkRecord(event: EventDef, record: { key: string; value: string; headers: Headers }): void {
  if (record.key.length === 0 || record.key.length > MAX_ID)
    throw unpublishable(event, `the person's id has 1 to ${MAX_ID} characters`);
  for (const [name, value] of Object.entries(record.headers)) {
    const problem = unwritable(value, name);
    if (problem) throw unpublishable(event, problem);
  }
  const bytes = sizeOf(record);
  if (bytes > MAX_RECORD_BYTES)
    throw unpublishable(
      event,
      `${bytes} bytes with its headers; at most ${MAX_RECORD_BYTES} can be published`,
    );
}

const unpublishable = (event: EventDef, problem: string) =>
  new UnpublishableEvent(`${event.type}: ${problem}`);

/** What keeps a value from coming back as it is, as a sentence that names the field; undefined when nothing does. */
function unwritable(value: unknown, path: string, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return `${path} lies more than ${MAX_DEPTH} levels deep, or contains itself`;
  switch (typeof value) {
    case 'string':
      return unwritableText(value, path);
    case 'number':
      return Number.isFinite(value) ? undefined : `${path} is ${value}, which JSON does not have`;
    case 'boolean':
    case 'undefined':
      return undefined;
    case 'object':
      break;
    default:
      return `${path} is a ${typeof value}, which JSON does not have`;
  }
  if (value === null) return undefined;
  if (Array.isArray(value)) return unwritableItem(value, path, depth);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return `${path} is a ${prototype.constructor?.name ?? 'class'}; events carry plain data`;
  for (const [name, inner] of Object.entries(value)) {
    const problem =
      unwritableText(name, `a name in ${path}`) ?? unwritable(inner, `${path}.${name}`, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

function unwritableItem(list: readonly unknown[], path: string, depth: number): string | undefined {
  for (const [n, item] of list.entries()) {
    const problem =
      item === undefined
        ? `${path}.${n} is undefined, which JSON does not have`
        : unwritable(item, `${path}.${n}`, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

function unwritableText(text: string, path: string): string | undefined {
  if (text.includes('\0')) return `${path} has a NUL character, which no table can hold`;
  return text.isWellFormed() ? undefined : `${path} has half of a surrogate pair, which is no text`;
}
