import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ASVS } from './asvs.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');
const pagesOf = (folder: string) =>
  readdirSync(join(REPOSITORY, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const sources = (room: string) =>
  readdirSync(join(REPOSITORY, room), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1));

const PAGES = [
  'SECURITY.md',
  'docs/security.md',
  'docs/threat-model.md',
  ...pagesOf('docs/security'),
  ...pagesOf('docs/threat-model'),
];

/** A table's row of a page, by its cells. */
const rowsOf = (path: string): string[][] =>
  read(path)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('the pages on security', () => {
  it.each(PAGES)('%s names files that exist', (page) => {
    const named = [
      ...read(page).matchAll(/`((?:\.github|contracts|docs|libs|services|tests|tools)\/[^`\s*<{]+)`/g),
    ];
    const missing = named.map(([, path]) => path ?? '').filter((path) => !existsSync(join(REPOSITORY, path)));
    expect(missing).toEqual([]);
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? '');
    const broken = links.filter((link) => !existsSync(join(REPOSITORY, page, '..', link)));
    expect(broken).toEqual([]);
  });

  it.each(PAGES)('%s names tests that are there', (page) => {
    const named = [...read(page).matchAll(/`([^`]+\.ts)` › ([^|<;]+?)(?= \||<br>|;|\. |\.$|$)/gm)];
    const missing = named
      .map(([, path = '', name = '']) => ({ path, name }))
      .filter(({ path, name }) => !existsSync(join(REPOSITORY, path)) || !read(path).includes(name));
    expect(missing).toEqual([]);
  });
});

describe('the table of OWASP ASVS 5.0', () => {
  const rows = pagesOf('docs/security')
    .flatMap(rowsOf)
    .filter(([id = '']) => /^\d+\.\d+\.\d+$/.test(id))
    .map(([id = '', level, , state = '', where = '', test = '']) => ({
      id,
      level: Number(level),
      state,
      where,
      test,
    }));

  it('has each requirement of levels 1 and 2 once, and of level 3 those that hold', () => {
    expect(rows.filter(({ id, level }) => ASVS.get(id) !== level)).toEqual([]);
    const told = rows.map(({ id }) => id);
    expect(told.filter((id, index) => told.indexOf(id) !== index)).toEqual([]);
    const due = [...ASVS].flatMap(([id, level]) => (level < 3 ? [id] : []));
    expect(due.filter((id) => !told.includes(id))).toEqual([]);
  });

  it('calls nothing met that has no place, and nothing tested that has no test', () => {
    const states = ['met', 'met, untested', 'partly', 'not', 'does not apply'];
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
    expect(rows.filter(({ where }) => where === '')).toEqual([]);
    expect(rows.filter(({ state, test }) => state === 'met' && !test.includes('spec.ts`'))).toEqual([]);
  });

  it('tells every gap at the head of the page, with what an operator can do', () => {
    const gaps = read('docs/security.md').split('## Gaps')[1]?.split('\n## ')[0] ?? '';
    const open = rows.filter(({ state, level }) => level < 3 && (state === 'not' || state === 'partly'));
    expect(open.length).toBeGreaterThan(5);
    const named = new Set(gaps.match(/\b\d+\.\d+\.\d+\b/g));
    expect(open.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([]);
    const stillOpen = new Set(
      rows.filter(({ state }) => state === 'not' || state === 'partly').map(({ id }) => id),
    );
    expect([...named].filter((id) => !stillOpen.has(id))).toEqual([]);
  });
});

describe('what is kept secret or private', () => {
  const code = ['services', 'libs']
    .flatMap(sources)
    .filter((path) => !/\/test\/|spec\.ts$|^libs\/testing/.test(path));

  it('has every secret of the environment and of the tables on the page of keys', () => {
    const keys = read('docs/security/keys.md');
    const variables = code.flatMap(
      (path) => read(path).match(/ODYSSEY_[A-Z_]*(?:SECRET|PASSWORD|API_KEY)\b/g) ?? [],
    );
    const columns = code
      .filter((path) => path.endsWith('.entity.ts'))
      .flatMap((path) =>
        [...read(path).matchAll(/name: '(\w*hash|sealed_\w+)'/g)].map(([, name]) => name ?? ''),
      );
    expect(new Set([...variables, ...columns]).size).toBeGreaterThan(8);
    const generic = keys.replaceAll(
      'ODYSSEY_<SERVICE>_SECRET',
      'ODYSSEY_AUTH_SECRET ODYSSEY_ARCHIVAL_SECRET',
    );
    expect([...new Set([...variables, ...columns])].filter((name) => !generic.includes(name))).toEqual([]);
  });

  it('has every table on the page of data, with how sensitive it is', () => {
    const tables = code
      .filter((path) => path.includes('/migrations/'))
      .flatMap((path) =>
        [...read(path).matchAll(/create table (?:if not exists )?(\w+)/gi)].map(([, name]) => name ?? ''),
      );
    expect(new Set(tables).size).toBeGreaterThan(50);
    const told = new Set(
      rowsOf('docs/security/data.md').flatMap(([, names = '']) => names.match(/\w+/g) ?? []),
    );
    expect([...new Set(tables)].filter((name) => !told.has(name))).toEqual([]);
  });

  it('is opened by nobody of ours: no migration of auth makes an account', () => {
    const migrations = code.filter((path) => path.startsWith('services/auth/src/migrations/'));
    expect(migrations.length).toBeGreaterThan(2);
    expect(migrations.filter((path) => /insert\s+into\s+users/i.test(read(path)))).toEqual([]);
  });
});

it('SECURITY.md says how soon a package with a known fault is replaced', () =>
  expect(read('SECURITY.md')).toMatch(/package[^.]*known fault[^.]*\b\d+ days/is));
