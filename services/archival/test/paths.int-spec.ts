import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import yauzl from 'yauzl';
import { archival } from '../src/service.ts';
import { OtherServices, partOf } from './other-services.ts';

const MARKER = 'what lies beside the exports';
const SAFE_ENTRY = /^(manifest\.json|media\/[\w-]+\.[a-z0-9]+|[a-z]+\/[a-z][a-z0-9-]*\.json)$/;

/** What a part would say to get out of its folder: the way zips slip. */
const WAYS = [
  '../marker',
  '../../../marker',
  '/etc/passwd',
  '..\\..\\marker',
  'C:\\marker',
  '..%2fmarker',
  '..%252fmarker',
  '\uff0e\uff0e\uff0fmarker',
  '..\u2215marker',
  'marker\0',
  './marker',
  'a/../../marker',
  '~/marker',
];

let others: OtherServices;
let service: TestService;
let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beside-'));
  await mkdir(join(parent, 'archival'));
  await writeFile(join(parent, 'marker'), MARKER);
  others = await OtherServices.start();
  const env = { ...others.env, ODYSSEY_ARCHIVAL_DIR: join(parent, 'archival'), ODYSSEY_LOG_LEVEL: 'silent' };
  service = await testService(archival, { env });
});
afterAll(async () => {
  await service.close();
  await others.close();
  await rm(parent, { recursive: true, force: true });
});

async function expectNothingBeside(): Promise<void> {
  expect((await readdir(parent)).sort()).toEqual(['archival', 'marker']);
  expect(await readFile(join(parent, 'marker'), 'utf8')).toBe(MARKER);
}

/** What archival has reason to ask for: an export that failed is tried again, even while another test runs. */
const realParts = new Set<string>();

/** Asks for an export, and gives its id. */
async function begun(user: TestUser): Promise<string> {
  for (const name of DATA_SERVICES) realParts.add(`${name}${partOf(user.userId)}`);
  return (await service.http(user).post('/v1/privacy/exports')).body.id;
}

async function ready(user: TestUser, id: string) {
  return waitUntil(
    async () => {
      const { body } = await service.http(user).get(`/v1/privacy/exports/${id}`);
      if (body.status === 'ready') return body;
      await service.hasten('collect-export', { exportId: id });
      return undefined;
    },
    { within: 40_000, what: 'the export' },
  );
}

async function entriesOf(user: TestUser, id: string): Promise<string[]> {
  const { rawPayload } = await service.app.inject({
    url: `/v1/privacy/exports/${id}/download`,
    headers: { authorization: `Bearer ${await service.tokens.ofPerson(user)}` },
  });
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    // Names are read as they are, not as the library would have them.
    yauzl.fromBuffer(rawPayload, { decodeStrings: false, lazyEntries: false }, (error, zip) => {
      if (error) return void reject(error);
      zip.on('entry', (entry: { fileName: Buffer | string }) => names.push(entry.fileName.toString()));
      zip.on('end', () => resolve(names)).on('error', reject);
    });
  });
}

describe('what another service says of its part of an export', () => {
  it('names no file outside the folder of the part', async () => {
    await Promise.all(
      WAYS.map(async (way) => {
        const user = asUser();
        const line = `${JSON.stringify({ kind: way, record: {} })}\n`;
        const sha256 = createHash('sha256').update(line).digest('hex');
        const damaged = `${line}${JSON.stringify({ counts: { [way]: 1 }, sha256 })}\n`;
        let told = false;
        others.trouble('goals', partOf(user.userId), (response) => {
          told = true;
          response.end(damaged);
        });
        const id = await begun(user);
        // The next try has an honest part: the one that was damaged was given up whole.
        await ready(user, id);
        expect(told).toBe(true);
        for (const entry of await entriesOf(user, id)) expect(entry).toMatch(SAFE_ENTRY);
      }),
    );
    await expectNothingBeside();
  }, 60_000);

  it('leads to no file but those of media, and to no place in the zip but their own', async () => {
    const bytes = Buffer.from('a picture');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [user, mediaId] = [asUser(), newId()];
    const right = {
      path: `${mediaId}.jpg`,
      source: `/internal/media/${mediaId}/content`,
      bytes: bytes.length,
      sha256,
    };
    const asset = (file: object) => ({
      kind: 'assets',
      record: { id: newId(), files: [{ ...right, ...file }] },
    });
    others.keepFile(right.source, bytes);
    others.keep('media', user.userId, asset({}), ...WAYS.map((path) => asset({ path })));
    const id = await begun(user);
    await ready(user, id);
    const entries = await entriesOf(user, id);
    for (const entry of entries) expect(entry).toMatch(SAFE_ENTRY);
    expect(entries.filter((entry) => entry.startsWith('media/') && !entry.endsWith('.json'))).toEqual([
      `media/${mediaId}.jpg`,
    ]);
    await expectNothingBeside();
  }, 60_000);

  it.each([
    '/internal/user-data/x',
    '/internal/media/../../metrics',
    '/metrics',
    '//elsewhere.example/x',
    'http://elsewhere.example/',
  ])('cannot have archival fetch %s', async (source) => {
    const user = asUser();
    const sha256 = createHash('sha256').digest('hex');
    const file = { path: `${newId()}.jpg`, source, bytes: 1, sha256 };
    others.keep('media', user.userId, { kind: 'assets', record: { files: [file] } });
    const before = others.asked.length;
    const id = await begun(user);
    const tried = `select from jobs.job where name = 'collect-export' and data->>'exportId' = $1
       and (state in ('completed', 'retry', 'failed') or retry_count > 0)`;
    await waitUntil(async () => (await service.rows(tried, [id])).length > 0, {
      within: 10_000,
      what: 'the first try to be over',
    });
    const asked = others.asked.slice(before);
    expect(asked).toContain(`media${partOf(user.userId)}`);
    expect(asked.filter((one) => !realParts.has(one))).toEqual([]);
    await expectNothingBeside();
  });
});

describe('the address of an export', () => {
  it.each([
    '..%2f..%2fmarker',
    '%2e%2e%2f%2e%2e%2fmarker',
    '..%5c..%5cmarker',
    '..%252fmarker',
    '%00',
    'marker',
  ])('leads to exports alone: %s', async (way) => {
    const headers = { authorization: `Bearer ${await service.tokens.ofPerson(asUser())}` };
    for (const url of [`/v1/privacy/exports/${way}/download`, `/v1/privacy/exports/${way}`]) {
      const { statusCode, body } = await service.app.inject({ url, headers });
      expect([400, 404, 422]).toContain(statusCode);
      expect(body).not.toContain(MARKER);
    }
  });
});
