import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  forgetResults,
  type Places,
  resultsByProvider,
  stampResults,
  treeFingerprint,
  verifiedThisTree,
} from './results.ts';

function aTree(): Places & { write(path: string, text: string): void } {
  const repository = mkdtempSync(join(tmpdir(), 'tree-'));
  const home = join(repository, '.odyssey');
  const write = (path: string, text: string) => {
    mkdirSync(join(repository, path, '..'), { recursive: true });
    writeFileSync(join(repository, path), text);
  };
  for (const room of ['contracts', 'libs', 'services']) write(`${room}/a/one.ts`, 'export {};');
  write('package-lock.json', '{}');
  return { repository, home, write };
}

const RESULT = '.odyssey/pact-results/goals.json';

/** A verification of everything, during which `meanwhile` happens. */
function verify(tree: ReturnType<typeof aTree>, meanwhile?: () => void): void {
  const before = treeFingerprint(tree);
  forgetResults(tree);
  tree.write(RESULT, '[]');
  meanwhile?.();
  stampResults(before, tree);
}

describe('"verified for this tree"', () => {
  it('holds for the tree that was verified', () => {
    const tree = aTree();
    expect(verifiedThisTree(tree)).toBe(false);
    verify(tree);
    expect(verifiedThisTree(tree)).toBe(true);
    expect(resultsByProvider(tree)).toEqual({ goals: [] });
  });

  it.each([
    ['a file changed', 'services/a/one.ts', 'export const tide = 1;'],
    ['a file is new', 'contracts/pacts/ai-goals.json', '{}'],
    ['a package is another', 'package-lock.json', '{"tide":1}'],
    ['someone verified one provider alone', RESULT, '[1]'],
  ])('ends when %s', (_what, path, text) => {
    const tree = aTree();
    verify(tree);
    tree.write(path, text);
    expect(verifiedThisTree(tree)).toBe(false);
  });

  it('is never said of a tree that changed while it was verified', () => {
    const tree = aTree();
    verify(tree, () => tree.write('libs/a/one.ts', 'export const tide = 1;'));
    expect(verifiedThisTree(tree)).toBe(false);
  });
});
