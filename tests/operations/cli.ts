import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { stack } from '@odyssey/testing';

export const EXECUTABLE = join(import.meta.dirname, '../../odyssey');

/** What the command is told: the stack of this run. */
export const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  ...stack().env,
  NODE_OPTIONS: '--no-warnings',
  ...more,
});

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** `./odyssey events …` as an operator types it, on the stack of this run. Resolves whatever its exit code. */
export function events(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> {
  return new Promise((resolve) => {
    execFile(
      EXECUTABLE,
      ['events', ...words],
      {
        env: environment(env),
        maxBuffer: 64 * 1_024 * 1_024,
      },
      (error, out, err) => {
        const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
        resolve({ code, out, err });
      },
    );
  });
}

/** The answer of `--json`. @throws with all that was said when it is none. */
export async function json<T>(
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<T & { code: number }> {
  const { code, out, err } = await events([...words, '--json'], env);
  try {
    return { ...(JSON.parse(out) as T), code };
  } catch {
    throw new Error(`events ${words.join(' ')} (${code}) said:\n${out}\n${err}`);
  }
}

/** Lines that would break on a terminal of 100 columns. */
export const tooLong = (text: string): string[] => text.split('\n').filter((line) => line.length > 100);
