import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SCOPES } from './scopes.ts';

interface Document {
  paths?: Record<string, Record<string, { 'x-scope'?: string }>>;
}

const asked = readdirSync('contracts/http')
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`contracts/http/${name}`, 'utf8')) as Document)
  .flatMap(({ paths = {} }) => Object.values(paths).flatMap((operations) => Object.values(operations)))
  .flatMap((operation) => operation['x-scope'] ?? []);

describe('the scopes', () => {
  it('are exactly those that routes ask for', () => {
    expect(Object.keys(SCOPES).sort()).toEqual([...new Set(asked)].sort());
  });
  it('are all on the page for people, with what they allow', () => {
    const page = readFileSync('docs/personal-access-tokens.md', 'utf8');
    for (const [scope, { allows, personal }] of Object.entries(SCOPES))
      expect(page.includes(`| \`${scope}\` | ${allows} |`)).toBe(personal);
  });
  it('that decide who gets in are not for personal access tokens', () => {
    const guarded = Object.entries(SCOPES).filter(([scope]) =>
      /^(sessions|tokens|password|email|mfa|passkeys|identities):|^privacy:write$/.test(scope),
    );
    expect(guarded.length).toBeGreaterThan(9);
    expect(guarded.filter(([, { personal }]) => personal)).toEqual([]);
  });
});
