import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, MediaErasureCompleted, TaskDeleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestUser, waitUntil } from '@odyssey/testing';
import { readUserData, type UserDataRecord } from '@odyssey/user-data';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aForm } from './pictures/form.ts';
import { aJpeg } from './pictures/pictures.ts';

let media: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start();
});
afterAll(() => media.close());

const filesOf = async (user: TestUser) => (await media.files()).filter((file) => file.includes(user.userId));

async function exported(user: TestUser) {
  const token = await media.service.tokens.ofService('archival', 'media');
  const { rawPayload } = await media.fetch(`/internal/user-data/${user.userId}`, {
    authorization: `Bearer ${token}`,
  });
  const records: UserDataRecord[] = [];
  const trailer = await readUserData(Readable.from([rawPayload]), (record) => void records.push(record));
  return { records, trailer, token };
}

describe('media’s part of an export', () => {
  it('holds every picture of the person with where its bytes are, and nobody else’s', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const taskId = newId();
    const view = await media.ready(ana, await aJpeg(), { taskId, caption: 'Lake' });
    await media.ready(ben, await aJpeg());
    const { records, trailer, token } = await exported(ana);
    expect(trailer.counts).toEqual({ assets: 1 });
    expect(records).toMatchObject([
      {
        kind: 'assets',
        record: {
          id: view.id,
          caption: 'Lake',
          attachedTo: { type: 'task', id: taskId },
          files: [{ path: `${view.id}.jpg`, contentType: 'image/jpeg', bytes: view.bytes }],
        },
      },
    ]);
    expect(JSON.stringify(records)).not.toContain(ana.userId);
    const [file] = (records[0]?.record.files ?? []) as { source: string; sha256: string }[];
    const original = await media.fetch(String(file?.source), { authorization: `Bearer ${token}` });
    expect(createHash('sha256').update(original.rawPayload).digest('hex')).toBe(file?.sha256);
    for (const caller of ['goals', 'gateway'] as const) {
      const refused = await media.service.asService(caller).get(String(file?.source));
      expect([refused.status, refused.body.code]).toEqual([403, 'insufficient_scope']);
    }
    expect((await media.service.http(ana).get(String(file?.source))).status).toBe(401);
  });
});

describe('erasing a person from media', () => {
  it('leaves no row, no file and no job of theirs, and nothing of the other person’s touched', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const view = await media.ready(ana, await aJpeg());
    const bens = await media.ready(ben, await aJpeg());
    const kept = await filesOf(ben);
    const erasureId = newId();
    const event = ErasureRequested.example({ erasureId }, { subject: ana.userId, id: newId() });
    expect(await media.service.deliver(event)).toBe('handled');
    expect(await media.service.deliver(event)).toBe('duplicate');
    await waitUntil(async () => (await filesOf(ana)).length === 0, {
      within: 5_000,
      what: 'the files to be removed',
    });
    const answers = (await media.service.published(MediaErasureCompleted)).filter(
      ({ subject }) => subject === ana.userId,
    );
    expect(answers.map(({ data }) => data)).toMatchObject([{ erasureId, counts: { assets: 1 } }]);
    expect((await media.fetch(view.url)).statusCode).toBe(404);
    expect((await media.service.http(ben).get(`/v1/media/${bens.id}`)).body.status).toBe('ready');
    expect(await filesOf(ben)).toEqual(kept);
    // Only the id stays, and only with the erasure itself: its mark, its event, and for a day the job that removed the files.
    expect(await traces(ana)).toEqual(['jobs.job', 'aggregate_versions', 'erased_people', 'outbox']);
    expect(
      await media.service.rows('select name from jobs.job where data::text like $1', [`%${ana.userId}%`]),
    ).toEqual([{ name: 'delete-person-files' }]);
  });

  it('refuses an upload that began before and ends after', async () => {
    const ana = asUser();
    const { body, contentType } = aForm([aFile(await aJpeg({ width: 900, height: 900 }))]);
    const { hostname, port } = new URL(media.service.url);
    const socket = connect(Number(port), hostname);
    const head = [
      'POST /v1/media HTTP/1.1',
      'host: odyssey',
      `authorization: Bearer ${await media.service.tokens.ofPerson(ana)}`,
      `content-type: ${contentType}`,
      `content-length: ${body.length}`,
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(body.subarray(0, body.length - 200));
    await waitUntil(async () => (await media.files()).some((file) => file.startsWith('incoming')), {
      within: 5_000,
      what: 'the body to arrive',
    });
    await media.service.deliver(ErasureRequested.example({}, { subject: ana.userId, id: newId() }));
    socket.write(body.subarray(body.length - 200));
    expect(await text(socket)).toMatch(/^HTTP\/1.1 401 /);
    expect(await media.service.rows('select * from assets where owner_id = $1', [ana.userId])).toEqual([]);
    expect(
      (await media.files()).filter((file) => file.startsWith('incoming') || file.includes(ana.userId)),
    ).toEqual([]);
  });

  it('is final: late events, tokens and uploads bring nobody back', async () => {
    const ana = asUser();
    await media.ready(ana, await aJpeg());
    await media.service.deliver(ErasureRequested.example({}, { subject: ana.userId, id: newId() }));
    const late = TaskDeleted.example({ taskId: newId() }, { subject: ana.userId, id: newId() });
    expect(await media.service.deliver(late)).toBe('erased');
    expect((await media.upload(ana, [aFile(await aJpeg())])).status).toBe(401);
    expect(
      await media.service.rows('select * from gone_attachments where owner_id = $1', [ana.userId]),
    ).toEqual([]);
    expect(await media.service.rows('select * from assets where owner_id = $1', [ana.userId])).toEqual([]);
  });
});

/** The tables of media's database in which any column of any row mentions the person. */
async function traces(user: TestUser): Promise<string[]> {
  const tables = await media.service.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'jobs') and tablename not like 'job\\_%' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await media.service.rows(`select 1 from ${name} t where t::text like $1 limit 1`, [
      `%${user.userId}%`,
    ]);
    if (rows.length > 0) found.push(name.replace('public.', ''));
  }
  return found;
}
