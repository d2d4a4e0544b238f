import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The only place that reads the environment of the process; everything else is given one. */
export function processEnvironment(): Environment {
  return process.env;
}

/**
 * Adds the value of `NAME` from the file that `NAME_FILE` names, as container secrets come; a plain `NAME` wins.
 * @returns the environment, and a sentence for each file that cannot be read.
 */
export function withSecretFiles(env: Environment): { env: Environment; faults: string[] } {
  const found: Record<string, string | undefined> = { ...env };
  const faults: string[] = [];
  for (const [variable, path] of Object.entries(env)) {
    const name = /^(ODYSSEY_\w+)_FILE$/.exec(variable)?.[1];
    if (!name || !path || env[name] !== undefined) continue;
    try {
      found[name] = readFileSync(path, 'utf8').trim();
    } catch (error) {
      faults.push(`${variable}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return { env: found, faults };
}
