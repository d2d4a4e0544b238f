import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '@odyssey/contracts';
import { goldenRecords } from '../../tools/src/release/golden.ts';
import { packPackages } from '../../tools/src/release/packages.ts';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
// Not below this repository: its node_modules would be found from there, whatever a manifest says.
const FOLDER = mkdtempSync(join(tmpdir(), 'odyssey-outside-'));
const env = { PATH: process.env.PATH, HOME: process.env.HOME };
const inFolder = (program: string, ...words: string[]) => run(program, words, { cwd: FOLDER, env });
const write = (name: string, text: string) => writeFileSync(join(FOLDER, name), text);

const READER = `
import { AchievementEarnedV2, CATALOGUE, readEvent, TaskCompleted } from '@odyssey/contracts';
import { handleOnce } from '@odyssey/contracts/inbox';
import { createClient } from '@odyssey/client';
import { readFileSync } from 'node:fs';

const records = JSON.parse(readFileSync('golden.json', 'utf8'));
for (const record of records) {
  const event = readEvent([TaskCompleted, AchievementEarnedV2], record);
  console.log(event.type, event.type === 'goals.task.completed.v1' ? event.data.title : event.data.source.type);
}
console.log(CATALOGUE.length, typeof handleOnce, typeof createClient({ baseUrl: 'http://localhost' }).call);
`;

const PAGE = `
import { createClient, type Problem } from '@odyssey/client';

const odyssey = createClient({ baseUrl: '/' });
export async function titles(): Promise<string[]> {
  const titles = [];
  for await (const { title } of odyssey.each('Tasks_list')) titles.push(title);
  return titles;
}
export const isStale = ({ code }: Problem): boolean => code === 'stale_version';
`;

/** What those outside install: no sources of ours, no TypeScript inside node_modules, nothing but what the manifest names. */
describe('the published packages', () => {
  beforeAll(async () => {
    write('package.json', '{ "type": "module", "private": true }');
    const packages = await packPackages(FOLDER);
    // Without a registry: what they depend on is packed from what is installed here.
    const zod = join(REPOSITORY, 'node_modules/zod');
    const { stdout } = await inFolder('npm', 'pack', '--silent', '--ignore-scripts', zod);
    const tarballs = [...packages, stdout.trim()];
    await inFolder('npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...tarballs);
    write(
      'golden.json',
      JSON.stringify(
        goldenRecords().filter(({ headers }) => /task\.completed|earned/.test(headers.ce_type ?? '')),
      ),
    );
  }, 120_000);
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  const PRINTED = [
    'goals.achievement.earned.v2 goal',
    'goals.achievement.earned.v2 goal',
    'goals.task.completed.v1 Swim 8 × 50 m',
    `${CATALOGUE.length} function function`,
  ];

  it('read an event in JavaScript', async () => {
    write('reader.js', READER);
    const { stdout } = await inFolder(process.execPath, 'reader.js');
    expect(stdout.trim().split('\n')).toEqual(PRINTED);
  });

  it('read an event in TypeScript, every type checked', async () => {
    const typed = READER.replace(
      'const records =',
      'const records: import("@odyssey/contracts").RawEvent[] =',
    );
    write(
      'reader.ts',
      `${typed}
      export function wrong() {
        // @ts-expect-error There is no such field.
        return readEvent([TaskCompleted], records[0]!).data.titel;
      }
    `,
    );
    const compilerOptions = {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      module: 'nodenext',
      target: 'es2022',
      noEmit: true,
      typeRoots: [join(REPOSITORY, 'node_modules/@types')],
      types: ['node'],
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['reader.ts'] }));
    const { stdout } = await inFolder(join(REPOSITORY, 'node_modules/.bin/tsc'), '--project', '.').catch(
      (error) => error,
    );
    expect(stdout).toBe('');
    expect(
      (await inFolder(process.execPath, '--no-warnings', 'reader.ts')).stdout.trim().split('\n'),
    ).toEqual(PRINTED);
  });

  it('have a REST client for pages, too, where there is nothing of Node', async () => {
    write('page.ts', PAGE);
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.asynciterable'],
      noEmit: true,
      types: [],
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['page.ts'] }));
    const { stdout } = await inFolder(join(REPOSITORY, 'node_modules/.bin/tsc'), '--project', '.').catch(
      (error) => error,
    );
    expect(stdout).toBe('');
    const client = join(FOLDER, 'node_modules/@odyssey/client');
    expect(JSON.parse(readFileSync(join(client, 'package.json'), 'utf8')).dependencies).toEqual({});
  });

  it('bring a schema for every event, and no sources', () => {
    const contracts = join(FOLDER, 'node_modules/@odyssey/contracts');
    expect(readdirSync(join(contracts, 'schemas')).sort()).toEqual(
      CATALOGUE.map(({ type }) => `${type}.json`).sort(),
    );
    const files = readdirSync(contracts, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /(?<!\.d)\.ts$|spec|released/.test(name))).toEqual([]);
    expect(readFileSync(join(contracts, 'asyncapi.yaml'), 'utf8')).toContain('asyncapi: 3');
  });
});
