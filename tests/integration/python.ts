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
  try {
    await run('python3', ['-c', 'import sys; assert sys.version_info >= (3, 9), sys.version']);
    if (!existsSync(folder)) await install(folder);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(
      'docs/examples/consumer.py needs Python 3.9 or later with pip (apt-get install python3 python3-pip), and the network once, for its ' +
        `package: ${stderr?.trim() || message}`,
    );
  }
  return folder;
}

async function install(folder: string): Promise<void> {
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
  await run('python3', [...words, '--target', unfinished, '--requirement', REQUIREMENTS]);
  renameSync(unfinished, folder);
}
