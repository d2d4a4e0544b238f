import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, type Headers, newestOf, readEvent } from './index.ts';

interface Golden {
  topic: string;
  key: string;
  headers: Headers;
  value: string;
}

const RELEASED = join(import.meta.dirname, 'released');
const versions = readdirSync(RELEASED);
const golden = (version: string) =>
  JSON.parse(readFileSync(join(RELEASED, version, 'events/golden.json'), 'utf8')) as Golden[];

describe('every record that a release published', () => {
  it('is of one release at least', () => {
    expect(versions.length).toBeGreaterThan(0);
  });

  it.each(versions)('%s: is read as it was written', (version) => {
    const records = golden(version);
    expect(records.length).toBeGreaterThan(50);
    for (const record of records) {
      expect(readEvent(CATALOGUE, record).data).toEqual(JSON.parse(record.value));
    }
  });

  it.each(versions)('%s: is read as the newest version of its event', (version) => {
    for (const record of golden(version)) {
      const newest = newestOf(record.headers.ce_type ?? '');
      if (!newest) throw new Error(`${record.headers.ce_type} is not in the catalogue`);
      const read = readEvent([newest], record);
      expect(read).toMatchObject({ id: record.headers.ce_id, type: newest.type });
      expect(newest.strict.parse(read.data)).toEqual(read.data);
    }
  });
});
