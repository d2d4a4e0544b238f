import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, expect } from '@jest/globals';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import type { Transactions } from '@odyssey/events';
import { processEnvironment } from '@odyssey/platform';
import { type CallCase, describeCalls, keysCall, NOBODYS_ID, tokenCall } from '@odyssey/testing/pact';
import { type FoundUserData, NDJSON, readUserData, writeUserData } from '@odyssey/user-data';
import { config } from '../../src/config.ts';
import { PartSources } from '../../src/exports/part-sources.ts';
import { OtherServices } from '../other-services.ts';

const others = await OtherServices.start();
afterAll(() => others.close());

const USER = '01890000-0000-7000-8000-000000000001';
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
const signal = AbortSignal.timeout(30_000);

/** The sources with one service behind this address; tokens come from the test's own auth. */
function sourcesAt(service: DataService, url: string): PartSources {
  const own = config({ ...processEnvironment(), ...others.env }, 'archival');
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

async function* records() {
  yield { kind: 'tasks', record: { title: 'Swim far' } };
  yield { kind: 'tasks', record: { title: 'Run far' } };
}
const example = await text(Readable.from(writeUserData(records())));

/**
 * Records, one a line, then the trailer. That the trailer's counts and hash are those of the lines is more than a
 * pattern can say: `readUserData` checks each part that arrives (exports.int-spec.ts, libs/user-data/src/ndjson.spec.ts).
 */
const RECORD = String.raw`\{"kind":"[a-z][a-z0-9-]{0,40}","record":\{.*\}\}\n`;
const TRAILER = String.raw`\{"counts":\{("[a-z][a-z0-9-]{0,40}":\d+,?)+\},"sha256":"[0-9a-f]{64}"\}\n`;

const partOf = (provider: DataService): CallCase => ({
  provider,
  method: 'GET',
  path: '/internal/user-data/{userId}',
  given,
  answers: {
    status: 200,
    contentType: NDJSON,
    text: { example, pattern: `^(${RECORD})+${TRAILER}$` },
  },
  call: async (url) => {
    const sources = sourcesAt(provider, url);
    const titles: unknown[] = [];
    await asking(sources, async () =>
      readUserData(
        await sources.part(provider, USER, signal),
        ({ record }) => void titles.push(record.title),
      ),
    );
    expect(titles).toEqual(['Swim far', 'Run far']);
  },
});

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
  tokenCall('archival'),
  ...DATA_SERVICES.filter((service) => service !== 'archival').map(partOf),
  ...files,
]);
