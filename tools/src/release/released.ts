import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventDef, Headers } from '@odyssey/contracts';
import { z } from 'zod';
import { REPOSITORY } from '../paths.ts';
import type { JsonSchema, Promises } from './breaking-changes.ts';

const RELEASED = join(REPOSITORY, 'contracts/released');

/** A record as a release published it. */
export interface GoldenRecord {
  topic: string;
  key: string;
  headers: Headers;
  value: string;
}

/** Every version that was released. */
export const releases = (): string[] => readdirSync(RELEASED);

const read = <T>(version: string, file: string) =>
  JSON.parse(readFileSync(join(RELEASED, version, file), 'utf8')) as T;

export const goldenOf = (version: string): GoldenRecord[] => read(version, 'events/golden.json');

/** What a release promised of each event. */
export function promisesOf(version: string): Promises {
  const schemas = read<Record<string, JsonSchema>>(version, 'events/schemas.json');
  return Object.fromEntries(
    goldenOf(version).map(({ topic, headers: { ce_type: type = '', ce_aggregatetype: aggregate = '' } }) => [
      type,
      { topic, aggregate, schema: schemas[type] ?? {} },
    ]),
  );
}

/** What these events promise now. */
export const promisesNow = (events: readonly EventDef[]): Promises =>
  Object.fromEntries(
    events.map(({ type, topic, aggregate, strict }) => [
      type,
      { topic, aggregate, schema: z.toJSONSchema(strict) as JsonSchema },
    ]),
  );
