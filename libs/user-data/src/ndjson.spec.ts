import { describe, expect, it } from '@jest/globals';
import { readUserData, UserDataDamaged, writeUserData } from './ndjson.ts';
import type { UserDataRecord } from './user-data.ts';

async function* some(records: readonly UserDataRecord[]) {
  yield* records;
}

async function written(records: readonly UserDataRecord[]): Promise<string> {
  let text = '';
  for await (const piece of writeUserData(some(records))) text += piece;
  return text;
}

async function* chunked(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7) {
  const records: UserDataRecord[] = [];
  const trailer = await readUserData(chunked(text, size), (record) => void records.push(record));
  return { records, trailer };
}

const records: UserDataRecord[] = [
  { kind: 'goals', record: { id: '1', title: 'Run\nfar — ünïcode 🚣' } },
  { kind: 'tasks', record: { id: '2' } },
  { kind: 'tasks', record: { id: '3', at: new Date('2026-05-04T07:40:00Z').toISOString() } },
];

describe('a part of an export', () => {
  it('arrives as it was written, in whatever pieces', async () => {
    const text = await written(records);
    for (const size of [1, 7, 100_000]) {
      const got = await read(text, size);
      expect(got.records).toEqual(records);
      expect(got.trailer).toEqual({
        counts: { goals: 1, tasks: 2 },
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  });

  it('may be empty', async () => {
    expect(await read(await written([]))).toMatchObject({ records: [], trailer: { counts: {} } });
  });

  it('is written in few pieces however many records there are', async () => {
    const many = Array.from({ length: 5_000 }, (_, id) => ({ kind: 'tasks', record: { id } }));
    let pieces = 0;
    for await (const _ of writeUserData(some(many))) pieces += 1;
    expect(pieces).toBeLessThan(10);
    expect((await read(await written(many), 4096)).trailer.counts).toEqual({ tasks: 5_000 });
  });

  it('is refused when it was cut, wherever', async () => {
    const text = await written(records);
    for (let length = 0; length < text.length; length += 9)
      await expect(read(text.slice(0, length))).rejects.toThrow(UserDataDamaged);
  });

  it('is refused when a record was changed, lost or added on the way', async () => {
    const text = await written(records);
    const lines = text.split('\n');
    await expect(read(text.replace('"id":"2"', '"id":"4"'))).rejects.toThrow('hash');
    await expect(read([lines[0], ...lines.slice(2)].join('\n'))).rejects.toThrow(UserDataDamaged);
    await expect(read([lines[0], ...lines].join('\n'))).rejects.toThrow(UserDataDamaged);
    await expect(read(text.replace('"tasks":2', '"tasks":3'))).rejects.toThrow(
      '2 tasks arrived, the trailer says 3',
    );
  });

  it('cannot name a file outside its folder', async () => {
    await expect(written([{ kind: '../secrets', record: {} }])).rejects.toThrow('name of a file');
    await expect(read('{"kind":"../secrets","record":{}}\n')).rejects.toThrow(UserDataDamaged);
  });
});
