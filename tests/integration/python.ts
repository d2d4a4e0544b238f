import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
const REQUIREMENTS = join(REPOSITORY, 'docs/examples/requirements.txt');

/**
 * The folder with the packages of docs/examples/requirements.txt, installed there unless these very ones are. The hashes
 * in that file decide what is taken.
 * @throws Error that says what to install when there is no Python.
 */
export async function pythonPackages(): Promise<string> {
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
  const folder = join(REPOSITORY, '.odyssey/python', wanted);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  const words = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--require-hashes',
  ];
  try {
    await run('python3', ['-c', 'import sys; assert sys.version_info >= (3, 9)']);
    await run('python3', [...words, '--target', unfinished, '--requirement', REQUIREMENTS]);
  } catch (error) {
    throw new Error(
      'docs/examples/consumer.py needs Python 3.9 or later with pip, and its package: ' +
        `apt-get install python3 python3-pip (${(error as { stderr?: string }).stderr?.trim() || (error as Error).message})`,
    );
  }
  renameSync(unfinished, folder);
  return folder;
}
