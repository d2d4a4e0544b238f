import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { stack } from '@odyssey/testing';
import { Redis } from 'ioredis';
import pg from 'pg';

export interface Found {
  /** A service, `redis` or `files`. */
  store: string;
  /** Table, key or file. */
  place: string;
  word: string;
}

/** Every table of every database, from the catalogue, whole rows as text: a new column or table is searched as it comes. */
export async function searchTables(words: readonly string[]): Promise<Found[]> {
  return (await Promise.all(DATA_SERVICES.map((service) => searchDatabase(service, words)))).flat();
}

async function searchDatabase(service: DataService, words: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  const url = new URL(stack().env.ODYSSEY_POSTGRES_URL ?? '');
  url.pathname = `/odyssey_${service}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ place: string }>(
      `select format('%I.%I', n.nspname, c.relname) as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    for (const { place } of rows) {
      // A row is made into text once, however many words are looked for; "offset 0" keeps the planner from doing it for each.
      const { rows: hits } = await client.query<{ word: string }>(
        `select distinct word from (select lower(t::text) as row from ${place} t offset 0) t, unnest($1::text[]) word
         where strpos(t.row, lower(word)) > 0`,
        [words],
      );
      found.push(...hits.map(({ word }) => ({ store: service, place, word })));
    }
  } finally {
    await client.end();
  }
  return found;
}

/** Every key and what it holds. */
export async function searchRedis(words: readonly string[]): Promise<Found[]> {
  const redis = new Redis(stack().env.ODYSSEY_REDIS_URL ?? '');
  const found: Found[] = [];
  try {
    for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>) {
      for (const key of keys) {
        const held = await redis.dumpBuffer(key);
        const text = `${key} ${held?.toString('latin1') ?? ''}`;
        found.push(...hitsIn(text, words).map((word) => ({ store: 'redis', place: key, word })));
      }
    }
  } finally {
    redis.disconnect();
  }
  return found;
}

/** Every file that a service keeps, by its name and its bytes. */
export function searchFiles(words: readonly string[]): Found[] {
  const { ODYSSEY_MEDIA_DIR = '', ODYSSEY_ARCHIVAL_DIR = '' } = stack().env;
  return [ODYSSEY_MEDIA_DIR, ODYSSEY_ARCHIVAL_DIR].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = `${path} ${entry.isFile() ? readFileSync(path, 'latin1') : ''}`;
      return hitsIn(text, words).map((word) => ({ store: 'files', place: path, word }));
    }),
  );
}

const hitsIn = (text: string, words: readonly string[]) => {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word.toLowerCase()));
};
