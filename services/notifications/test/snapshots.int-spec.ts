import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionCreated, UserProfileChanged, UserRegistered, UserSnapshot } from '@odyssey/contracts';
import { Dispatcher } from '@odyssey/events';
import { notifications } from '@odyssey/notifications';
import { newId } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';

let service: TestService;
beforeAll(async () => {
  service = await testService(notifications, { workers: false });
});
afterAll(() => service.close());

const of = (userId: string, version: number) => ({
  id: newId(),
  subject: userId,
  aggregate: { type: 'user', id: userId, version },
});
const person = async (userId: string) =>
  (await service.rows('select * from people where owner_id = $1', [userId]))[0];
const toldOf = async (userId: string) =>
  (await service.rows<{ kind: string }>('select kind from notifications where owner_id = $1', [userId])).map(
    ({ kind }) => kind,
  );

describe('a snapshot of an account', () => {
  it('is read by what keeps people, and by no handler that would notify anybody', () => {
    const readers = service
      .get(Dispatcher)
      .handlers.all.filter(({ event }) => event.type.endsWith('.snapshot.v1'))
      .map(({ consumer }) => consumer);
    expect(readers).toEqual(['notifications.keep-person']);
  });

  it('makes the person known as registering and every change did, and tells them nothing', async () => {
    const [heard, late] = [newId(), newId()];
    const profile = { email: 'ada@example.org', displayName: 'Ada', timeZone: 'Asia/Tokyo', locale: 'de' };
    await service.deliver(UserRegistered.example({ userId: heard }, of(heard, 1)));
    await service.deliver(UserProfileChanged.example({ userId: heard, ...profile }, of(heard, 2)));
    const snapshot = UserSnapshot.example({ userId: late, ...profile }, of(late, 3));
    await service.deliver(snapshot);
    expect(await service.deliver(snapshot)).toBe('duplicate');
    const { owner_id: _, profile_version: __, first_session_id: ___, ...known } = (await person(heard)) ?? {};
    expect(await person(late)).toMatchObject(known);
    expect(known).toMatchObject({ email: profile.email, time_zone: 'Asia/Tokyo' });
    expect(await toldOf(late)).toEqual([]);
  });

  it('never lets an older state win, whichever comes first', async () => {
    const userId = newId();
    await service.deliver(UserProfileChanged.example({ userId, displayName: 'New' }, of(userId, 5)));
    await service.deliver(UserSnapshot.example({ userId, displayName: 'Old' }, of(userId, 4)));
    expect(await person(userId)).toMatchObject({ display_name: 'New', profile_version: 5 });
  });

  it('leaves the next sign-in worth a word: it is not the one that began with the account', async () => {
    const userId = newId();
    await service.deliver(UserSnapshot.example({ userId }, of(userId, 3)));
    const session = { id: newId(), subject: userId };
    await service.deliver(SessionCreated.example({ sessionId: newId() }, session));
    expect(await toldOf(userId)).toEqual(['security']);
  });
});
