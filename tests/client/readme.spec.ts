import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stack } from '@odyssey/testing';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
// In the repository: the package is found as those who work in it find it.
const FOLDER = join(REPOSITORY, `.odyssey/readme-${process.pid}`);

/** The blocks of the page, one after the other, are one program. */
describe('the README of @odyssey/client', () => {
  beforeAll(() => {
    const page = readFileSync(join(REPOSITORY, 'contracts/http/client/README.md'), 'utf8');
    const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'readme.ts'), blocks.join('\n'));
    const config = { extends: '../../tsconfig.base.json', include: ['readme.ts'], exclude: [] };
    writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(config));
  });
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it('shows what the compiler accepts', async () => {
    const tsc = join(REPOSITORY, 'node_modules/.bin/tsc');
    const { stdout } = await run(tsc, ['--project', FOLDER]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  it('shows what runs', async () => {
    const env = { ...process.env, NODE_OPTIONS: '--no-warnings', ODYSSEY_URL: stack().gateway };
    const { stdout } = await run(process.execPath, [join(FOLDER, 'readme.ts')], { env });
    const lines = stdout.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Walk the river loop is at "1"',
        '304 high',
        'somebody was faster: read it again, and ask',
        'Walk the river loop todo',
        'Ada',
        'application/zip true',
        'PK',
      ]),
    );
    expect(stdout).toMatch(/^notification \{/m);
  }, 60_000);
});
