import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, type Headers, readEvent } from './index.ts';

interface Golden {
  topic: string;
  key: string;
  headers: Headers;
  value: string;
}

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
}

const RELEASED = join(import.meta.dirname, 'released');
const versions = existsSync(RELEASED) ? readdirSync(RELEASED) : [];
const read = <T>(version: string, file: string) =>
  JSON.parse(readFileSync(join(RELEASED, version, file), 'utf8')) as T;

/** Fields that a release promised and this tree's catalogue has no longer, or no longer promises. */
function missing(was: Schema, is: Schema | undefined, path: string): string[] {
  if (!is) return [path];
  const promised = (was.required ?? [])
    .filter((name) => !is.required?.includes(name))
    .map((name) => `${path}.${name}`);
  const inner = Object.entries(was.properties ?? {}).flatMap(([name, field]) =>
    missing(field, is.properties?.[name], `${path}.${name}`),
  );
  return [...promised, ...inner, ...(was.items ? missing(was.items, is.items, `${path}[]`) : [])];
}

describe('what was released', () => {
  it('is at least one version', () => {
    expect(versions.length).toBeGreaterThan(0);
  });

  it.each(versions)('%s: every record that it published can still be read', (version) => {
    const records = read<Golden[]>(version, 'events/golden.json');
    expect(records.length).toBeGreaterThan(50);
    for (const record of records) {
      expect(readEvent(CATALOGUE, record).data).toEqual(JSON.parse(record.value));
    }
  });

  it.each(versions)('%s: every field that it promised is still promised', async (version) => {
    const { eventSchemas } = await import('../tools/src/release/golden.ts');
    const now = eventSchemas() as Record<string, Schema>;
    const lost = Object.entries(read<Record<string, Schema>>(version, 'events/schemas.json')).flatMap(
      ([type, schema]) => missing(schema, now[type], type),
    );
    // A field that has to go needs a .v2 of its event beside the .v1.
    expect(lost).toEqual([]);
  });
});
