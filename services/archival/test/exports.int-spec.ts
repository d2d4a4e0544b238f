import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, ExportCompleted, ExportFailed, ExportRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import yauzl from 'yauzl';
import type { Manifest } from '../src/exports/export-zip.ts';
import { CollectExportWorker } from '../src/jobs/collect-export.worker.ts';
import { archival } from '../src/service.ts';
import { OtherServices, partOf } from './other-services.ts';

let others: OtherServices;
let service: TestService;
let folder: string;
beforeAll(async () => {
  others = await OtherServices.start();
  folder = await mkdtemp(join(tmpdir(), 'archival-'));
  service = await testService(archival, { env: { ...others.env, ODYSSEY_ARCHIVAL_DIR: folder } });
});
afterAll(async () => {
  await service.close();
  await others.close();
  await rm(folder, { recursive: true, force: true });
});

const photo = Buffer.from('the bytes of a picture');

/** Gives the person something in three services, one of it with a file. */
function withBelongings(user: TestUser): string {
  const mediaId = newId();
  others.keep(
    'goals',
    user.userId,
    ...[1, 2, 3].map((n) => ({ kind: 'tasks', record: { title: `Task ${n} of ${user.userId}` } })),
    {
      kind: 'goals',
      record: { title: 'Run far' },
    },
  );
  others.keep('auth', user.userId, { kind: 'users', record: { email: 'ana@example.com' } });
  const file = {
    path: `${mediaId}.jpg`,
    source: `/internal/media/${mediaId}/content`,
    bytes: photo.length,
    sha256: sha256(photo),
  };
  others.keep('media', user.userId, { kind: 'assets', record: { id: mediaId, files: [file] } });
  others.keepFile(file.source, photo);
  return mediaId;
}

async function ask(user: TestUser): Promise<string> {
  const { status, body, headers } = await service.http(user).post('/v1/privacy/exports');
  expect([status, headers.location]).toEqual([202, `/v1/privacy/exports/${body.id}`]);
  return body.id;
}

const read = async (user: TestUser, id: string) =>
  (await service.http(user).get(`/v1/privacy/exports/${id}`)).body;

/** The next try of an export whose part was damaged is not waited for. */
const settled = (user: TestUser, id: string) =>
  waitUntil(
    async () => {
      const view = await read(user, id);
      if (['ready', 'failed'].includes(view.status)) return view;
      await service.hasten('collect-export', { exportId: id });
      return undefined;
    },
    { within: 20_000, what: 'the export to be made' },
  );

async function download(user: TestUser, url: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await service.tokens.ofPerson(user)}`;
  return service.app.inject({ method: 'GET', url, headers: { authorization, ...headers } });
}

/** Every entry of a zip, as another program reads it. */
function unzip(zip: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error);
      const entries = new Map<string, string>();
      file.on('entry', (entry: yauzl.Entry) => {
        file.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed);
          entries.set(entry.fileName, await text(stream));
          file.readEntry();
        });
      });
      file.on('end', () => resolve(entries));
      file.on('error', reject);
      file.readEntry();
    });
  });
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const publishedTo = async (user: TestUser) =>
  (await service.published()).filter(({ subject }) => subject === user.userId);

describe('an export', () => {
  it('holds everything of the person from every service, and counts it', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const mediaId = withBelongings(ana);
    withBelongings(ben);
    const view = await settled(ana, await ask(ana));
    expect(view).toMatchObject({ status: 'ready', downloadUrl: `/v1/privacy/exports/${view.id}/download` });
    expect(view.services.map((part: { service: string }) => part.service)).toEqual([...DATA_SERVICES]);
    const zip = await download(ana, view.downloadUrl);
    expect(zip.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(view.bytes),
      'content-disposition': expect.stringMatching(/^attachment; filename="odyssey-export-[\d-]+\.zip"$/),
    });
    const entries = await unzip(zip.rawPayload);
    expect([...entries.keys()].sort()).toEqual([
      'archival/exports.json',
      'auth/users.json',
      'goals/goals.json',
      'goals/tasks.json',
      'manifest.json',
      `media/${mediaId}.jpg`,
      'media/assets.json',
    ]);
    const manifest = JSON.parse(entries.get('manifest.json') ?? '') as Manifest;
    for (const part of view.services) {
      expect(part.status).toBe('collected');
      expect(manifest.services[part.service]?.counts).toEqual(part.counts);
      for (const [kind, count] of Object.entries(part.counts))
        expect(JSON.parse(entries.get(`${part.service}/${kind}.json`) ?? '')).toHaveLength(count as number);
    }
    expect(manifest).toMatchObject({ userId: ana.userId, files: 1, missingFiles: [] });
    for (const entry of manifest.entries) expect(sha256(entries.get(entry.path) ?? '')).toBe(entry.sha256);
    expect([...entries.values()].join()).not.toContain(ben.userId);
    const events = await publishedTo(ana);
    expect(events.map(({ type }) => type)).toEqual([ExportRequested.type, ExportCompleted.type]);
    expect(events[1]?.data).toMatchObject({
      exportId: view.id,
      bytes: view.bytes,
      expiresAt: view.expiresAt,
    });
    const week = Date.parse(view.expiresAt) - Date.parse(view.completedAt);
    expect(week).toBe(7 * 86_400_000);
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('is only its owner’s, also in parts', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const view = await settled(ana, await ask(ana));
    for (const path of [`/v1/privacy/exports/${view.id}`, view.downloadUrl])
      expect((await service.http(ben).get(path)).status).toBe(404);
    expect((await service.http().get(view.downloadUrl)).status).toBe(401);
    const part = await download(ana, view.downloadUrl, { range: 'bytes=0-3' });
    expect([part.statusCode, part.body]).toEqual([206, 'PK\x03\x04']);
  });

  it('needs a fresh log-in, takes no fields, and happens once for one key', async () => {
    const ana = asUser(undefined, { authTime: new Date(Date.now() - 16 * 60_000) });
    expect((await service.http(ana).post('/v1/privacy/exports')).body.code).toBe('reauthentication_required');
    const ben = asUser();
    expect((await service.http(ben).post('/v1/privacy/exports', { all: true })).body.code).toBe(
      'invalid_request',
    );
    const key = { 'idempotency-key': 'export-1' };
    const first = await service.http(ben).post('/v1/privacy/exports', {}, key);
    await settled(ben, first.body.id);
    expect((await service.http(ben).post('/v1/privacy/exports', {}, key)).body.id).toBe(first.body.id);
    expect((await service.http(ben).post('/v1/privacy/exports', {})).body.id).not.toBe(first.body.id);
  });

  it('fetches a part again that was cut, damaged or refused, and no other', async () => {
    const ana = asUser();
    withBelongings(ana);
    others.trouble(
      'goals',
      partOf(ana.userId),
      (response) => void response.end('{"kind":"tasks","record":{}}\n'),
    );
    const id = await ask(ana);
    await waitUntil(
      async () =>
        (await read(ana, id)).services.some(({ status }: { status: string }) => status === 'failed'),
      {
        within: 5_000,
        what: 'the part to fail',
      },
    );
    expect((await download(ana, `/v1/privacy/exports/${id}/download`)).json().code).toBe('export_not_ready');
    expect((await service.http(ana).post('/v1/privacy/exports')).body.id).toBe(id);
    const view = await settled(ana, id);
    expect(view.status).toBe('ready');
    const asked = others.asked.filter((path) => path.includes(ana.userId));
    expect(asked.filter((path) => path.startsWith('goals'))).toHaveLength(2);
    expect(asked.filter((path) => path.startsWith('auth'))).toHaveLength(1);
    expect(view.services.find((part: { service: string }) => part.service === 'goals').counts).toEqual({
      tasks: 3,
      goals: 1,
    });
  });

  it('names a picture that was deleted meanwhile, and takes none with other bytes', async () => {
    const ana = asUser();
    const mediaId = withBelongings(ana);
    const gone = {
      path: 'gone.jpg',
      source: '/internal/media/gone/content',
      bytes: 9,
      sha256: sha256('nothing'),
    };
    const kept = {
      path: `${mediaId}.jpg`,
      source: `/internal/media/${mediaId}/content`,
      bytes: photo.length,
      sha256: sha256(photo),
    };
    others.keep('media', ana.userId, { kind: 'assets', record: { files: [kept, gone] } });
    others.trouble(
      'media',
      kept.source,
      (response) => void response.end('other bytes, as a proxy might send'),
    );
    const view = await settled(ana, await ask(ana));
    const entries = await unzip((await download(ana, view.downloadUrl)).rawPayload);
    expect(JSON.parse(entries.get('manifest.json') ?? '').missingFiles).toEqual(['media/gone.jpg']);
    expect(entries.has('media/gone.jpg')).toBe(false);
    expect(entries.get(`media/${mediaId}.jpg`)).toBe(photo.toString());
    expect(others.asked.filter((path) => path.endsWith(kept.source))).toHaveLength(2);
  });

  it('expires after its week: the file is deleted, the answer says so', async () => {
    const ana = asUser();
    const view = await settled(ana, await ask(ana));
    await service.rows(`update exports set expires_at = now() - interval '1 second' where id = $1`, [
      view.id,
    ]);
    await service.hasten('expire-export', { exportId: view.id });
    await waitUntil(async () => (await read(ana, view.id)).status === 'expired', {
      within: 15_000,
      what: 'the export to expire',
    });
    expect((await download(ana, `/v1/privacy/exports/${view.id}/download`)).json().code).toBe(
      'export_expired',
    );
    await waitUntil(async () => !(await readdir(join(folder, 'exports'))).includes(`${view.id}.zip`), {
      within: 5_000,
      what: 'the file to be deleted',
    });
  });
});

describe('an export that cannot be made', () => {
  it('fails with the reason once every try is used up, and leaves no file', async () => {
    const ana = asUser();
    withBelongings(ana);
    const refuse = (response: import('node:http').ServerResponse) => void response.writeHead(403).end('{}');
    others.trouble('memory', partOf(ana.userId), ...Array.from({ length: 20 }, () => refuse));
    const id = await ask(ana);
    const soon = `update jobs.job set retry_count = retry_limit - 1, start_after = now() where id = $1 and state = 'retry' returning id`;
    await waitUntil(async () => (await service.rows(soon, [id])).length > 0, {
      within: 5_000,
      what: 'the first try to fail',
    });
    const view = await settled(ana, id);
    expect(view).toMatchObject({
      status: 'failed',
      failure: { code: 'export_incomplete', detail: 'memory did not hand over its part.' },
    });
    const events = await service.published(ExportFailed);
    expect(events.filter(({ subject }) => subject === ana.userId)).toHaveLength(1);
    await waitUntil(async () => !(await readdir(join(folder, 'work'))).includes(id), {
      within: 5_000,
      what: 'the work to be removed',
    });
  });

  it('ends quietly when nobody waits for it any more, and leaves no file', async () => {
    const ana = asUser();
    withBelongings(ana);
    const run = { id: newId(), attempt: 1, lastAttempt: false, signal: new AbortController().signal };
    for (const trouble of [false, true]) {
      const exportId = newId();
      if (trouble) others.trouble('goals', partOf(ana.userId), (response) => void response.end('cut'));
      await service.get(CollectExportWorker).run({ userId: ana.userId, exportId }, run);
      expect((await readdir(folder, { recursive: true })).filter((path) => path.includes(exportId))).toEqual(
        [],
      );
    }
  });
});
