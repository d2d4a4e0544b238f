import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildFailure, Message } from 'esbuild';
import { Fault } from '../fault.ts';
import { commandLines } from '../machine/process-table.ts';
import { BUILDS, REPOSITORY } from '../paths.ts';
import { hashOfSources } from './sources.ts';

const KEPT_BUILDS = 4;

export interface Build {
  /** Holds `<service>.mjs`, `compact.mjs` and `migrate.mjs`. Its name is the hash of what it was made from. */
  folder: string;
  fresh: boolean;
}

/**
 * Bundles the services, unless these very sources were bundled before. A build never changes once it is there:
 * processes that run from an older one keep it.
 * @throws Fault with the first errors when the sources do not compile.
 */
export async function build(): Promise<Build> {
  const folder = join(BUILDS, hashOfSources());
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return { folder, fresh: false };
  }
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const { bundle } = await import('./bundle.ts');
    await bundle(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    throw isBuildFailure(error) ? faultOf(error) : error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  removeOldBuilds();
  return { folder, fresh: true };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}

function faultOf({ errors }: BuildFailure): Fault {
  const lines = errors.slice(0, 10).map((message: Message) => {
    const place = message.location ? `${message.location.file}:${message.location.line}  ` : '';
    return `${place}${message.text}`;
  });
  return new Fault(
    'The services do not build.',
    `mend these files (in ${REPOSITORY}), then start again`,
    lines,
  );
}

/** A process that crashes is started again from the build it came from: those in use stay. */
function removeOldBuilds(): void {
  const age = (name: string) => statSync(join(BUILDS, name)).mtimeMs;
  const newestFirst = readdirSync(BUILDS).sort((one, other) => age(other) - age(one));
  const old = newestFirst.slice(KEPT_BUILDS);
  const running = old.length > 0 ? commandLines() : [];
  for (const name of old) {
    const folder = join(BUILDS, name);
    if (!running.some((line) => line.includes(folder))) rmSync(folder, { recursive: true, force: true });
  }
}
