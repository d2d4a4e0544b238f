import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserProfileChanged, UserRegistered, UserSnapshot } from '@odyssey/contracts';
import { resynced, type TestService, testService } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { aPerson } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth, { workers: false });
});
afterAll(() => service.close());

describe('accounts published again', () => {
  it('say of each person what was last told of them, once', async () => {
    const [ada, ben] = [await aPerson(service), await aPerson(service)];
    const edited = await ada.http.patch('/v1/auth/me', { displayName: 'Ada L.', timeZone: 'Asia/Tokyo' });
    expect(edited.status).toBe(200);
    const snapshots = await resynced(service, 'notifications.keep-person');
    const [changed] = await service.published(UserProfileChanged);
    const registered = await service.published(UserRegistered);
    const told = (id: string) => snapshots.filter(({ subject }) => subject === id);
    expect(told(ada.id)).toMatchObject([
      {
        type: UserSnapshot.type,
        data: changed?.data,
        to: 'notifications.keep-person',
        aggregate: { version: 3 },
      },
    ]);
    expect(told(ben.id)).toMatchObject([
      { data: registered.find(({ subject }) => subject === ben.id)?.data, aggregate: { version: 2 } },
    ]);
    expect(snapshots).toHaveLength(2);
  });
});
