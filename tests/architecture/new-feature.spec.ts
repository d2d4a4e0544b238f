import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
const SOURCES = join(REPOSITORY, 'services/goals/src');
const FEATURE = 'zz-reading-lists';

const migrations = () =>
  readdirSync(join(SOURCES, 'migrations')).filter((name) => name.endsWith(`-create-${FEATURE}.ts`));

describe('./odyssey new feature', () => {
  const clean = () => {
    rmSync(join(SOURCES, FEATURE), { recursive: true, force: true });
    for (const name of migrations()) rmSync(join(SOURCES, 'migrations', name));
  };
  clean();
  afterAll(clean);

  const program = (name: string, ...words: string[]) =>
    run(join(REPOSITORY, 'node_modules/.bin', name), words, {
      cwd: REPOSITORY,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    });

  it('writes a folder that passes lint, types and its own first test', async () => {
    const { stdout } = await run(join(REPOSITORY, 'odyssey'), ['new', 'feature', 'goals', FEATURE], {
      cwd: REPOSITORY,
    });
    expect(stdout).toContain(`${FEATURE}/zz-reading-list.rules.ts`);
    expect(migrations()).toHaveLength(1);
    const folder = `services/goals/src/${FEATURE}`;
    await program(
      'biome',
      'check',
      '--error-on-warnings',
      folder,
      `services/goals/src/migrations/${migrations()[0]}`,
    );
    await program('tsc', '-p', 'tsconfig.base.json');
    const { stderr } = await program('jest', '--selectProjects', 'unit', '--testPathPatterns', FEATURE);
    expect(stderr).toContain('2 passed');
  }, 120_000);

  it('refuses a name it cannot use, and what exists, saying what to do', async () => {
    const refused = (...words: string[]) =>
      run(join(REPOSITORY, 'odyssey'), ['new', 'feature', ...words], { cwd: REPOSITORY }).then(
        () => '',
        ({ stderr, stdout }: { stderr: string; stdout: string }) => `${stdout}${stderr}`,
      );
    expect(await refused('goals', 'Reading Lists')).toContain('kebab-case');
    expect(await refused('nowhere', 'habits')).toContain('There is no service nowhere');
    expect(await refused('goals', 'tasks')).toContain('exists');
    expect(existsSync(join(SOURCES, 'Reading Lists'))).toBe(false);
  }, 60_000);
});
