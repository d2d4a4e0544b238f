import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, expect } from '@jest/globals';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import type { Transactions } from '@odyssey/events';
import { processEnvironment } from '@odyssey/platform';
import {
  type CallCase,
  describeCalls,
  introspectionCalls,
  keysCall,
  NOBODYS_ID,
  tokenCall,
} from '@odyssey/testing/pact';
import { type FoundUserData, NDJSON, type UserDataRecord, writeUserData } from '@odyssey/user-data';
import { config } from '../../src/config.ts';
import { ExportDisk } from '../../src/exports/export-disk.ts';
import { type FileReference, PartCollector } from '../../src/exports/part-collector.ts';
import { PartSources } from '../../src/exports/part-sources.ts';
import { OtherServices } from '../other-services.ts';

const others = await OtherServices.start();
const folder = await mkdtemp(join(tmpdir(), 'archival-'));
afterAll(async () => {
  await others.close();
  await rm(folder, { recursive: true, force: true });
});

const USER = '01890000-0000-7000-8000-000000000001';
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
const signal = AbortSignal.timeout(30_000);

const own = config({ ...processEnvironment(), ...others.env }, 'archival');

/** The sources with one service behind this address; tokens come from the test's own auth. */
function sourcesAt(service: DataService, url: string): PartSources {
  const urls = { ...own.urls, [service]: url };
  const sources = new PartSources({ ...own, urls }, {} as Transactions, {} as FoundUserData);
  // auth is asked for tokens, too, and only when one is needed.
  urls.auth = own.urls.auth;
  return sources;
}

/** Asks, and stops the breaker's clock whatever comes. */
async function asking<T>(sources: PartSources, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } finally {
    sources.onApplicationShutdown();
  }
}

const given = 'a person with data, asked for by archival';

/** A line for each record. */
const RECORD = String.raw`\{"kind":"[a-z][a-z0-9-]{0,40}","record":\{.*\}\}\n`;
/** A record that refers to a file: how it is called in the export, where its bytes are, and what they have to be. */
const RECORD_WITH_FILE = String.raw`\{"kind":"assets","record":\{.*"files":\[\{"path":"[\w-]{1,100}\.[a-z0-9]{1,8}","source":"/internal/media/[0-9a-f-]{36}/content",.*"bytes":[1-9]\d*,"sha256":"[0-9a-f]{64}"\}\]\}\}\n`;
/**
 * The end. That its counts and hash are those of the lines is more than a pattern can say: `readUserData` checks each
 * part that arrives (exports.int-spec.ts, libs/user-data/src/ndjson.spec.ts).
 */
const TRAILER = String.raw`\{"counts":\{("[a-z][a-z0-9-]{0,40}":\d+,?)+\},"sha256":"[0-9a-f]{64}"\}\n`;

const FILE: FileReference = {
  path: `${USER}.gif`,
  source: `/internal/media/${USER}/content`,
  bytes: PICTURE.length,
  sha256: createHash('sha256').update(PICTURE).digest('hex'),
};
const TASK: UserDataRecord = { kind: 'tasks', record: { title: 'Swim far' } };
const ASSET: UserDataRecord = { kind: 'assets', record: { files: [FILE] } };

async function partOf(provider: DataService): Promise<CallCase> {
  const ofMedia = provider === 'media';
  const record = ofMedia ? ASSET : TASK;
  const records = Readable.from([record, record]);
  return {
    provider,
    method: 'GET',
    path: '/internal/user-data/{userId}',
    given,
    answers: {
      status: 200,
      contentType: NDJSON,
      text: {
        example: await text(Readable.from(writeUserData(records))),
        pattern: `^(${ofMedia ? RECORD_WITH_FILE : RECORD})+${TRAILER}$`,
      },
    },
    call: async (url) => {
      const sources = sourcesAt(provider, url);
      const collector = new PartCollector(new ExportDisk({ ...own, dir: folder }), sources);
      const { counts, files } = await asking(sources, () =>
        collector.collect(provider, provider, USER, signal),
      );
      expect(counts).toEqual({ [record.kind]: 2 });
      expect(files).toEqual(ofMedia ? [FILE, FILE] : []);
    },
  };
}

const file = (id: string) => (url: string) => {
  const sources = sourcesAt('media', url);
  return asking(sources, async () =>
    buffer(await sources.file('media', `/internal/media/${id}/content`, signal)),
  );
};

const files: CallCase[] = [
  {
    provider: 'media',
    method: 'GET',
    path: '/internal/media/{mediaId}/content',
    given,
    answers: { status: 200, contentType: 'image/gif', bytes: PICTURE },
    call: async (url) => expect(await file(USER)(url)).toEqual(PICTURE),
  },
  {
    provider: 'media',
    method: 'GET',
    path: `/internal/media/${NOBODYS_ID}/content`,
    given,
    answers: { status: 404, contentType: 'application/problem+json', json: { code: 'not_found' } },
    // It was deleted after its record was written: the export goes on without it.
    call: (url) => expect(file(NOBODYS_ID)(url)).rejects.toMatchObject({ name: 'PeerRefused', status: 404 }),
  },
];

describeCalls('archival', [
  keysCall(),
  ...introspectionCalls('archival'),
  tokenCall('archival'),
  ...(await Promise.all(DATA_SERVICES.filter((service) => service !== 'archival').map(partOf))),
  ...files,
]);
