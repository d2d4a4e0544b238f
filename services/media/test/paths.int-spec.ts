import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signMediaUrl } from '@odyssey/platform';
import { asUser } from '@odyssey/testing';
import { readUserData } from '@odyssey/user-data';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aJpeg } from './pictures/pictures.ts';

/** Beside the data: whoever gets out of the folder finds it, or leaves something there. */
const MARKER = 'what lies beside the pictures';

/** Where a name would lead on one system or another, in every way that is known of writing it. */
const NAMES = [
  '../../marker.jpg',
  '../'.repeat(12).concat('etc/passwd'),
  '/etc/passwd',
  '..\\..\\marker.jpg',
  'C:\\Windows\\win.jpg',
  '\\\\server\\share\\lake.jpg',
  'file:///etc/passwd',
  '..%2f..%2fmarker.jpg',
  '%2e%2e%2fmarker.jpg',
  '..%252fmarker.jpg',
  '....//....//marker.jpg',
  '..;/marker.jpg',
  '\u2025\u2215marker.jpg',
  '\uff0e\uff0e\uff0fmarker.jpg',
  '..\u2044marker.jpg',
  'lake.jpg/../../marker.jpg',
  'lake\0.jpg',
  '~/lake.jpg',
  '.',
  '..',
  '.jpg',
  'CON.jpg',
  'lake.jpg::$DATA.jpg',
  '|id.jpg',
  '$(id).jpg',
  'x'.repeat(4_000).concat('.jpg'),
];

let parent: string;
let media: MediaUnderTest;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beside-'));
  await mkdir(join(parent, 'media'));
  await writeFile(join(parent, 'marker.jpg'), MARKER);
  media = await MediaUnderTest.start({ ODYSSEY_MEDIA_DIR: join(parent, 'media') });
});
afterAll(async () => {
  await media.close();
  await rm(parent, { recursive: true, force: true });
});

/** Every file below the folder, relative to it. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

describe('the name of a file that is sent', () => {
  it.each(NAMES)('leads nowhere: %j', async (fileName) => {
    const user = asUser();
    const { status, body } = await media.upload(user, [aFile(await aJpeg(), 'image/jpeg', fileName)]);
    expect([201, 400, 422]).toContain(status);
    if (status === 201) {
      expect(await media.settled(user, body.id)).toMatchObject({ status: 'ready' });
      expect(body.fileName ?? '').not.toMatch(/[/\0]/);
    }
    expect((await readdir(parent)).sort()).toEqual(['marker.jpg', 'media']);
    expect(await readFile(join(parent, 'marker.jpg'), 'utf8')).toBe(MARKER);
    for (const file of await filesBelow(join(parent, 'media')))
      expect(file).toMatch(/^people\/[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{64}$/);
  });

  it('is not the name of its file in an export', async () => {
    const user = asUser();
    const form = [aFile(await aJpeg(), 'image/jpeg', '..\\..\\marker.jpg')];
    const { body } = await media.upload(user, form);
    await media.settled(user, body.id);
    const token = await media.service.tokens.ofService('archival', 'media');
    const { rawPayload } = await media.fetch(`/internal/user-data/${user.userId}`, {
      authorization: `Bearer ${token}`,
    });
    const paths: unknown[] = [];
    await readUserData(Readable.from([rawPayload]), ({ record }) => {
      paths.push(...(record.files as { path: string }[]).map(({ path }) => path));
    });
    expect(paths).toEqual([`${body.id}.jpg`]);
  });
});

describe('the address of a picture', () => {
  it('leads to pictures alone, whatever stands for its id and its size', async () => {
    const view = await media.ready(asUser(), await aJpeg());
    const ways = [
      '../../marker.jpg',
      '..%2f..%2fmarker.jpg',
      '%2e%2e%2f%2e%2e%2fmarker.jpg',
      '..%5cmarker.jpg',
    ];
    const secret = String(process.env.ODYSSEY_MEDIA_URL_SECRET);
    const expiresAt = new Date(Date.now() + 60_000);
    for (const way of ways) {
      // Signed by ourselves even: the signature is not what holds it.
      const signed = signMediaUrl({ mediaId: way, variant: 'thumb', expiresAt, secret });
      const variant = signMediaUrl({ mediaId: view.id, variant: way as 'thumb', expiresAt, secret });
      for (const url of [signed, variant, view.url.replace(view.id, way)]) {
        const { statusCode, body } = await media.fetch(url);
        expect({ url, refused: [400, 403, 404, 422].includes(statusCode) }).toEqual({ url, refused: true });
        expect(body).not.toContain(MARKER);
      }
    }
  });
});
