import { ai } from '@odyssey/ai';
import { archival } from '@odyssey/archival';
import { auth } from '@odyssey/auth';
import { goals } from '@odyssey/goals';
import { media } from '@odyssey/media';
import { memory } from '@odyssey/memory';
import { notifications } from '@odyssey/notifications';
import type { ServiceDefinition } from '@odyssey/platform';
import { testDatabase } from '@odyssey/testing';
import pg from 'pg';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { RowMaker } from './row-maker.ts';

/** In the order of docs/databases.md. */
export const WITH_DATA: readonly ServiceDefinition[] = [
  auth,
  goals,
  ai,
  memory,
  media,
  notifications,
  archival,
];

export interface OpenedDatabase {
  readonly client: pg.Client;
  readonly catalogue: Catalogue;
  readonly rows: RowMaker;
  close(): Promise<void>;
}

/** A service's database as its migrations leave it, opened as its owner, in a transaction that is never committed. */
export async function opened(definition: ServiceDefinition): Promise<OpenedDatabase> {
  const database = await testDatabase(definition);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const catalogue = await catalogueOf(client);
  await client.query('begin');
  return {
    client,
    catalogue,
    rows: new RowMaker(client, catalogue),
    async close() {
      await client.end();
      await database.close();
    },
  };
}
