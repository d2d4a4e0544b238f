import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DATA_SERVICES } from '@odyssey/contracts';
import { Command } from 'commander';
import { Fault } from '../fault.ts';
import { REPOSITORY } from '../paths.ts';
import { eventSchemas, goldenRecords } from '../release/golden.ts';
import { schemaDumps } from '../release/schema-dumps.ts';
import { progressLine } from '../show/progress.ts';

export function command(): Command {
  return new Command('release')
    .description(
      'Freeze what others rely on under contracts/released/<version>: API documents, event schemas, golden records, database schemas.',
    )
    .argument('<version>', 'as in semver: 0.1.0')
    .addHelpText('after', '\nExample: ./odyssey release 0.1.0')
    .action(release);
}

async function release(version: string): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Fault(`${version} is no version.`, 'three numbers, please: ./odyssey release 0.1.0');
  const folder = join(REPOSITORY, 'contracts/released', version);
  if (existsSync(folder))
    throw new Fault(
      `${version} is released already, and a release never changes.`,
      'choose the next version',
    );
  demandCleanTree();
  const say = (step: string) => console.log(progressLine(step));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    write('events/schemas.json', json(eventSchemas()));
    write('events/golden.json', json(goldenRecords()));
    for (const service of DATA_SERVICES) {
      mkdirSync(join(folder, 'http'), { recursive: true });
      cpSync(join(REPOSITORY, `contracts/http/${service}.json`), join(folder, `http/${service}.json`));
    }
    for (const [service, sql] of Object.entries(await schemaDumps(say))) write(`schemas/${service}.sql`, sql);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  setVersion(version);
  say(`contracts/released/${version} written, package.json says ${version}`);
  console.log(`\nNext: git add -A && git commit -m "Release ${version}" && git tag v${version}`);
}

/** What is frozen must be what is committed. */
function demandCleanTree(): void {
  const changed = execFileSync('git', ['status', '--porcelain'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  }).trim();
  if (changed)
    throw new Fault(
      'There are uncommitted changes.',
      'commit them first: a release is made of commits',
      changed.split('\n').slice(0, 10),
    );
}

/** As text, so that the file keeps its form: package.json once, the lockfile for itself and for its root package. */
function setVersion(version: string): void {
  for (const [name, times] of [
    ['package.json', 1],
    ['package-lock.json', 2],
  ] as const) {
    const file = join(REPOSITORY, name);
    let left = times;
    const text = readFileSync(file, 'utf8').replace(/"version": "[^"]*"/g, (found) =>
      left-- > 0 ? `"version": "${version}"` : found,
    );
    writeFileSync(file, text);
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
