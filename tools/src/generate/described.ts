import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../build/build.ts';

export interface Reaction {
  service: string;
  handler: string;
  type: string;
  strict: boolean;
}

/** One service's dependence on one route of another. */
export interface Call {
  consumer: string;
  provider: string;
  method: string;
  path: string;
}

/** What the services' code says: their API documents, what they react to, and what they ask each other. */
export interface Described {
  documents: Record<string, OpenApi>;
  reactions: Reaction[];
  /** Routes for services alone, in no document. */
  internalRoutes: { service: string; method: string; path: string }[];
  calls: Call[];
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
