import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';

const REPOSITORY = join(import.meta.dirname, '../..');

/**
 * Expressions that go back and forth (their time grows with the square of the text), and why that does no harm there.
 * tests/security/slow-texts.spec.ts tries what people write against the running services.
 */
const BOUNDED: Record<string, string> = {
  '/\\d+$/': 'names of events, which the code itself writes',
  '/\\/+$/': 'addresses that the operator configures',
  '/^:(\\w+).*$/': 'patterns of routes, which the code itself writes',
  '/\\s*(?:\\[[\\d,\\s]{0,20})?$/': 'the piece of a model’s answer that has just arrived',
  '/\\s*\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\]/g': 'one answer of a model, at most some thousand characters',
  '/\\s+\\S*$/': 'a text already cut to a title’s length',
  '/[.!?\\s]+$/': 'one sentence of an answer',
  '/\\s*…$/': 'one sentence of an answer',
  '/\\bVersion\\/.*\\bSafari\\//': 'the first 300 characters of a User-Agent',
  '/^my favou?rite (.+?) (?:is|are) (.+)$/': 'one sentence of at most 300 characters',
  '/^[^.!?\\n]*(?:[.!?](?=\\S)[^.!?\\n]*)*[.!?\\s]*$/': 'a message of at most 8,000 characters',
};

/**
 * The house planner, writer and listener read people’s own words by hundreds of expressions: titles (300), descriptions (20,000) and
 * messages (8,000 characters). Too many to prove here; tests/security/slow-texts.spec.ts measures them all together, at those lengths.
 */
const MEASURED = /^services\/ai\/src\/house\//;

interface Expression {
  source: string;
  flags: string;
  file: string;
}

function sources(): string[] {
  return ['contracts', 'libs', 'services'].flatMap((room) =>
    readdirSync(join(REPOSITORY, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1))
      .filter((path) => !/spec\.ts$|\/test\/|^libs\/testing\/|node_modules|\/generated\//.test(path)),
  );
}

function expressionsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const text = readFileSync(join(REPOSITORY, file), 'utf8');
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string };
    if (type === 'RegExpLiteral') found.push({ source: pattern ?? '', flags: flags ?? '', file });
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(text, { syntax: 'typescript', decorators: true, target: 'es2024' }));
  return found;
}

/** How long one expression may be thought about, in milliseconds: what is not decided by then is left to the measurements. */
const PATIENCE_MS = 700;

describe('regular expressions', () => {
  let expressions: Expression[];
  beforeAll(() => {
    const all = sources().flatMap(expressionsIn);
    expect(all.length).toBeGreaterThan(500);
    const proved = all.filter(({ file }) => !MEASURED.test(file));
    const each = Map.groupBy(proved, ({ source, flags }) => `/${source}/${flags}`);
    expressions = [...each.values()].map(([first]) => first as Expression);
  });

  it('cannot be made slow by what somebody writes', async () => {
    process.env.RECHECK_BACKEND = 'pure';
    const { checkSync } = await import('recheck');
    const slow = expressions.flatMap(({ source, flags, file }) => {
      const name = `/${source}/${flags}`;
      if (name in BOUNDED) return [];
      const found = checkSync(source, flags, { timeout: PATIENCE_MS });
      return found.status === 'vulnerable' ? [`${file} ${name}: ${found.complexity.summary}`] : [];
    });
    expect({
      slow,
      fix: 'bound what it reads, anchor it, or name it in BOUNDED with the reason',
    }).toMatchObject({
      slow: [],
    });
  }, 120_000);

  it('that are allowed to be slow are still there', () => {
    const names = new Set(expressions.map(({ source, flags }) => `/${source}/${flags}`));
    expect(Object.keys(BOUNDED).filter((name) => !names.has(name))).toEqual([]);
  });
});
