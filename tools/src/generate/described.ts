import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../build/build.ts';

export interface Reaction {
  service: string;
  handler: string;
  type: string;
  strict: boolean;
}

/** What the services' decorators say: their API documents and what they react to. */
export interface Described {
  documents: Record<string, OpenApi>;
  reactions: Reaction[];
}

export interface OpenApi {
  openapi: string;
  info: Record<string, unknown>;
  servers?: unknown;
  tags?: { name: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, Record<string, unknown>>;
}

export async function describe(): Promise<Described> {
  const { folder } = await build();
  const json = execFileSync(process.execPath, ['--no-warnings', join(folder, 'describe.mjs')], {
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(json.toString('utf8')) as Described;
}
