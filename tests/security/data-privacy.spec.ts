import { beforeAll, describe, expect, it } from '@jest/globals';
import { stack, waitUntil } from '@odyssey/testing';
import { type Found, searchFiles, searchRedis, searchTables } from './stores.ts';
import { footprint } from './surface/footprint.ts';
import { Life } from './surface/life.ts';

/** Nobody else ever writes these. */
const ADA = 'canaryadalovelace7141';
const BEN = 'canarybenthambig9262';

/**
 * Where the bare id of somebody who was erased stays for a while, and why. It names nobody any more: that it stands for a person is
 * nowhere to be read. Nothing that the person wrote stays anywhere.
 */
const IDS_STAY: Record<string, RegExp> = {
  'a late event or an old token must not bring them back': /^public\.(erased_people|revoked_sessions)$/,
  'an event that comes twice is handled once; the inbox goes after its days': /^public\.inbox$/,
  'what is published late still has its place in the order': /^public\.aggregate_versions$/,
  'the jobs that erased, until the queue drops those that are done': /^jobs\.job_common$/,
  'how much was asked for within this minute': /^limit:/,
};

const mayStay = ({ place }: Found) => Object.values(IDS_STAY).some((known) => known.test(place));

/** G1: a person gets everything that is theirs and nothing else; and afterwards nothing of them is left. */
describe('what is kept of a person', () => {
  let ada: Life;
  let ben: Life;

  beforeAll(async () => {
    const { gateway } = stack();
    [ada, ben] = await Promise.all([Life.lead(gateway, ADA), Life.lead(gateway, BEN)]);
  }, 90_000);

  const everywhere = async (words: string[]): Promise<Found[]> => [
    ...(await searchTables(words)),
    ...(await searchRedis(words)),
    ...searchFiles(words),
  ];

  it('is found where it is: the search can find', async () => {
    const found = await everywhere([ADA]);
    const stores = new Set(found.map(({ store }) => store));
    expect([...stores].sort()).toEqual(expect.arrayContaining(['ai', 'goals', 'media', 'memory']));
    const byId = (await everywhere([ada.userId])).map(({ store }) => store);
    expect([...new Set(byId)].sort()).toEqual(
      expect.arrayContaining([
        'ai',
        'archival',
        'auth',
        'files',
        'goals',
        'media',
        'memory',
        'notifications',
      ]),
    );
  });

  it('is exported whole, and nothing of anybody else', async () => {
    const { files } = await ada.journey.exportAll();
    const all = [...files.values()].map((file) => file.toString('utf8')).join('\n');
    expect(all).toContain(ADA);
    expect(all).not.toContain(BEN);
    expect(all).not.toContain(ben.userId);
    expect(all).not.toContain(ben.journey.email);
    const missing = Object.entries(ada.ids)
      .filter(([path]) => !path.startsWith('/v1/privacy/'))
      .filter(([, id]) => !all.includes(id));
    expect(missing).toEqual([]);
    for (const path of [
      '/v1/goals',
      '/v1/tasks',
      '/v1/projects',
      '/v1/life-areas',
      '/v1/memories',
      '/v1/media',
    ]) {
      const { items } = (await ada.client.get(`${path}?limit=100`)).body;
      for (const { id } of items)
        expect({ path, id, exported: all.includes(id) }).toMatchObject({ exported: true });
    }
  }, 60_000);

  it('is gone from every table, cache and file when they are erased; others keep theirs', async () => {
    const before = await footprint(ben.userId);
    const told = [ADA, ada.journey.email];
    const ids = [ada.userId, ...Object.values(ada.ids)];
    await ada.client.delete(`/v1/privacy/erasures/${ada.ids['/v1/privacy/erasures/{id}']}`);
    const state = await ada.journey.erase();
    expect(state.status).toBe('completed');
    const left = async () =>
      (await everywhere([...told, ...ids])).filter((one) => told.includes(one.word) || !mayStay(one));
    // The last answers of services to the erasure are still on their way when it is complete.
    let found = await left();
    const gone = async () => {
      found = await left();
      return found.length === 0;
    };
    await waitUntil(gone, { within: 20_000, what: 'nothing of the person is left' }).catch(() =>
      expect(found).toEqual([]),
    );
    expect(await footprint(ben.userId)).toEqual(before);
  }, 120_000);
});
