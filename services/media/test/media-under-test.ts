import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@odyssey/platform';
import { type TestService, type TestUser, testService, waitUntil } from '@odyssey/testing';
import { media } from '../src/service.ts';
import { aForm, type FormPart } from './pictures/form.ts';

/** A media service on a folder and a database of its own. */
export class MediaUnderTest {
  private constructor(
    readonly service: TestService,
    readonly folder: string,
  ) {}

  static async start(
    env: Environment = {},
    workers = true,
    prepare: (folder: string) => Promise<void> = async () => undefined,
  ): Promise<MediaUnderTest> {
    const folder = await mkdtemp(join(tmpdir(), 'media-'));
    await prepare(folder);
    const service = await testService(media, { env: { ODYSSEY_MEDIA_DIR: folder, ...env }, workers });
    return new MediaUnderTest(service, folder);
  }

  upload(user: TestUser, parts: readonly FormPart[], headers: Record<string, string> = {}) {
    const { body, contentType } = aForm(parts);
    return this.service
      .http(user)
      .request('POST', '/v1/media', body, { 'content-type': contentType, ...headers });
  }

  /** Uploads a picture and waits until it is shown. */
  async ready(user: TestUser, bytes: Buffer, fields: Record<string, string> = {}) {
    const form = [...Object.entries(fields).map(([name, value]) => ({ name, value })), aFile(bytes)];
    const { body, status } = await this.upload(user, form);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return this.settled(user, body.id);
  }

  /** The picture once it is no longer processing. */
  settled(user: TestUser, id: string) {
    return waitUntil(
      async () => {
        const { body } = await this.service.http(user).get(`/v1/media/${id}`);
        return body.status !== 'processing' && body;
      },
      { within: 15_000, what: 'the picture to be made' },
    );
  }

  /** The bytes behind a link, as a browser without a token gets them. */
  fetch(url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
    return this.service.app.inject({ method, url, headers });
  }

  /** Every file on disk, relative to the folder. */
  async files(): Promise<string[]> {
    const found = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + 1))
      .sort();
  }

  async close(): Promise<void> {
    await this.service.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export function aFile(content: Buffer, contentType = 'image/jpeg', fileName = 'lake.jpg'): FormPart {
  return { name: 'file', fileName, contentType, content };
}
