import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REPOSITORY = join(import.meta.dirname, '../..');

const sources = (room: string): string[] =>
  readdirSync(join(REPOSITORY, room), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1));

const production = ['contracts', 'libs', 'services']
  .flatMap(sources)
  .filter((path) => !/(spec\.ts$|\/test\/|^libs\/testing\/)/.test(path));

describe('the environment', () => {
  it('is read in one place', () => {
    expect(production.length).toBeGreaterThan(200);
    const readers = production.filter((path) =>
      /process\.env\b/.test(readFileSync(join(REPOSITORY, path), 'utf8')),
    );
    expect(readers).toEqual(['libs/platform/src/boot/environment.ts']);
  });
});

describe('files', () => {
  it('do one thing each: none is over 400 lines', () => {
    const long = [...production, ...sources('tools'), ...sources('tests')].filter(
      (path) =>
        readFileSync(join(REPOSITORY, path), 'utf8').split('\n').length > 400 &&
        !path.includes('/generated/'),
    );
    expect(long).toEqual([]);
  });
});

describe('migrations', () => {
  it('go back as well as forward', () => {
    const oneWay = production.filter(
      (path) =>
        path.includes('/migrations/') &&
        !path.endsWith('index.ts') &&
        !/async down\(/.test(readFileSync(join(REPOSITORY, path), 'utf8')),
    );
    expect(oneWay).toEqual([]);
  });
});
