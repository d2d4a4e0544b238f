import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { differing, mergedPacts, writePacts } from './merge-pacts.ts';
import type { Pact } from './pact-file.ts';

const message = (description: string, id = '01a204d1-c61c-75eb-a02e-184fa4a4a4fa') => ({
  type: 'Asynchronous/Messages' as const,
  description,
  contents: { content: { id, again: id, other: '01a204d1-c61c-75eb-a02e-184fa4a4a4fb' } },
});

function writtenBy(folders: Record<string, ReturnType<typeof message>[]>): string {
  const written = mkdtempSync(join(tmpdir(), 'pacts-'));
  for (const [folder, interactions] of Object.entries(folders)) {
    mkdirSync(join(written, folder));
    const pact: Pact = { consumer: { name: 'ai' }, provider: { name: 'goals' }, interactions };
    writeFileSync(join(written, folder, 'ai-goals.json'), JSON.stringify(pact));
  }
  return written;
}

const descriptions = (text: string | undefined) =>
  (JSON.parse(text ?? '{}') as Pact).interactions.map(({ description }) => description);

describe('merged pacts', () => {
  it('hold what every test file wrote, in one order', () => {
    const merged = mergedPacts(writtenBy({ one: [message('b')], two: [message('c'), message('a')] }));
    expect(descriptions(merged['ai-goals.json'])).toEqual(['a', 'b', 'c']);
  });

  it('refuse an interaction that two tests claim', () => {
    expect(() => mergedPacts(writtenBy({ one: [message('a')], two: [message('a')] }))).toThrow(
      'ai-goals.json: two tests write "a"; one would overwrite the other.',
    );
  });

  it('are the same bytes whatever ids a run made, and keep which are alike', () => {
    const one = mergedPacts(writtenBy({ one: [message('a')] }));
    expect(mergedPacts(writtenBy({ one: [message('a', '01a204d1-0000-75eb-a02e-184fa4a4a4fa')] }))).toEqual(
      one,
    );
    const [{ contents }] = JSON.parse(one['ai-goals.json'] ?? '').interactions;
    expect(contents.content.again).toBe(contents.content.id);
    expect(contents.content.other).not.toBe(contents.content.id);
  });

  it('replace what is in the folder, and drop the file of a pair that is no more', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacts-'));
    writeFileSync(join(folder, 'gone-goals.json'), '{}');
    const merged = mergedPacts(writtenBy({ one: [message('a')] }));
    expect(writePacts(folder, merged)).toEqual(['ai-goals.json', 'gone-goals.json']);
    expect(readdirSync(folder)).toEqual(['ai-goals.json']);
    expect(differing(folder, merged)).toEqual([]);
  });
});
