import { describe, expect, it } from '@jest/globals';
import { type Change, unchanged } from '@odyssey/events';
import type { MadeFile } from '../pictures/picture.types.ts';
import type { AssetEntity } from './asset.entity.ts';
import { patchAsset, processAsset, rejectAsset, uploadAsset } from './asset.rules.ts';

const now = new Date('2026-05-04T07:40:00Z');
const taskId = '01890000-0000-7000-8000-000000000005';

function anAsset(given: Partial<AssetEntity> = {}): AssetEntity {
  return {
    id: '01890000-0000-7000-8000-00000000000f',
    ownerId: '01890000-0000-7000-8000-00000000face',
    kind: 'image',
    status: 'processing',
    contentType: 'image/jpeg',
    bytes: 48_213,
    width: 1200,
    height: 1600,
    frames: 1,
    fileName: 'lake.jpg',
    caption: null,
    attachedType: 'task',
    attachedId: taskId,
    placeholder: null,
    rejectionCode: null,
    rejectionDetail: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
}

const file = (name: MadeFile['name'], bytes: number): MadeFile => ({
  name,
  path: `/pictures/${name}`,
  sha256: 'a'.repeat(64),
  contentType: name === 'original' ? 'image/jpeg' : 'image/webp',
  width: 256,
  height: 192,
  bytes,
});
const picture = {
  width: 1600,
  height: 1200,
  placeholder: '1QcSHQ',
  files: [file('original', 40_000), file('thumb', 5_120)],
};
const types = (change: Change<AssetEntity>) => change.events.map(({ event }) => event.type);

describe('a picture', () => {
  it('is told of when it comes in, without its name, which may say too much', () => {
    const [event] = uploadAsset(anAsset()).events;
    expect(event?.data).toEqual({
      mediaId: anAsset().id,
      kind: 'image',
      contentType: 'image/jpeg',
      bytes: 48_213,
      attachedTo: { type: 'task', id: taskId },
    });
  });

  it('is ready with the size as it is seen and the bytes as they are kept', () => {
    const done = processAsset(anAsset(), picture);
    expect(done.state).toMatchObject({
      status: 'ready',
      width: 1600,
      height: 1200,
      bytes: 40_000,
      placeholder: '1QcSHQ',
    });
    expect(done.events[0]?.data).toMatchObject({
      attachedTo: { type: 'task', id: taskId },
      variants: [{ name: 'thumb', contentType: 'image/webp', width: 256, height: 192, bytes: 5_120 }],
    });
  });

  it.each(['ready', 'rejected'] as const)('that is %s is neither made nor rejected again', (status) => {
    const asset = anAsset({ status });
    expect(processAsset(asset, picture)).toEqual(unchanged(asset));
    expect(rejectAsset(asset, { code: 'media_undecodable', detail: 'Late.' })).toEqual(unchanged(asset));
  });
});

describe('changing a picture', () => {
  const ready = anAsset({ status: 'ready' });

  it('tells the others where it belongs, once it is ready', () => {
    const goal = { type: 'goal', id: '01890000-0000-7000-8000-000000000004' } as const;
    expect(types(patchAsset(ready, { attachedTo: goal }, picture.files))).toEqual(['media.asset.updated.v1']);
    expect(types(patchAsset(anAsset(), { attachedTo: goal }, []))).toEqual([]);
    const detached = patchAsset(ready, { attachedTo: null }, picture.files);
    expect(detached.state).toMatchObject({ attachedType: null, attachedId: null });
    expect(detached.events[0]?.data).not.toHaveProperty('attachedTo.id');
  });

  it('tells the others its caption, once it is ready, and when that is gone', () => {
    const captioned = patchAsset(ready, { caption: 'Lake' }, picture.files);
    expect([captioned.state.caption, types(captioned)]).toEqual(['Lake', ['media.asset.updated.v1']]);
    expect(captioned.events[0]?.data).toMatchObject({ caption: 'Lake' });
    const without = patchAsset(captioned.state, { caption: null }, picture.files);
    expect(without.state.caption).toBeNull();
    expect(without.events[0]?.data).toMatchObject({ caption: undefined });
    const waiting = patchAsset(anAsset(), { caption: 'Lake' }, []);
    expect([waiting.state.caption, types(waiting)]).toEqual(['Lake', []]);
    expect(processAsset(waiting.state, picture).events[0]?.data).toMatchObject({ caption: 'Lake' });
  });

  it('to what it is changes nothing', () => {
    expect(patchAsset(ready, {}, picture.files)).toEqual(unchanged(ready));
    expect(patchAsset(ready, { attachedTo: { type: 'task', id: taskId }, caption: null }, [])).toEqual(
      unchanged(ready),
    );
  });
});
