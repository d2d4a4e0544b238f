import { describe, expect, it } from '@jest/globals';
import { unchanged } from '@odyssey/events';
import { aUserRow } from '../../test/factories/a-user-row.ts';
import { ErasureAlreadyScheduled } from './user.errors.ts';
import {
  beginErasure,
  editProfile,
  erasureCancelled,
  erasureScheduled,
  register,
  requestErasure,
  withdrawErasure,
} from './user.rules.ts';

const now = new Date('2026-05-04T07:40:00.000Z');
const erasureId = '01890000-0000-7000-8000-000000000009';
const other = '01890000-0000-7000-8000-00000000000a';

describe('registering', () => {
  it('tells everyone the profile and nobody the password', () => {
    const { id, email, emailVerified, passwordHash, displayName, timeZone, locale } = aUserRow();
    const { state, events } = register({
      id,
      email,
      emailVerified,
      passwordHash,
      displayName,
      timeZone,
      locale,
    });
    expect(state).toMatchObject({ status: 'active', emailVerified: false, erasureId: null });
    expect(events.map((fact) => fact.event.type)).toEqual(['auth.user.registered.v1']);
    expect(JSON.stringify(events)).not.toContain(passwordHash);
  });
});

describe('editing the profile', () => {
  it('changes the fields that are named and tells the whole profile', () => {
    const { state, events } = editProfile(aUserRow(), { timeZone: 'Asia/Tokyo' });
    expect(state).toMatchObject({ displayName: 'Ada', timeZone: 'Asia/Tokyo', locale: 'en' });
    expect(events[0]?.data).toMatchObject({ displayName: 'Ada', timeZone: 'Asia/Tokyo' });
  });

  it('does nothing when nothing is different', () => {
    const user = aUserRow();
    expect(editProfile(user, { displayName: 'Ada', locale: 'en' })).toEqual(unchanged(user));
  });
});

describe('asking for erasure', () => {
  const request = { erasureId, receiptHash: 'b94d27b9934d3e08', coolOffSeconds: 0 };

  it('remembers which erasure it is and publishes the receipt only as a hash', () => {
    const { state, events } = requestErasure(aUserRow(), request, now);
    expect(state.erasureId).toBe(erasureId);
    expect(events[0]?.data).toMatchObject({ erasureId, receiptHash: request.receiptHash, coolOffSeconds: 0 });
  });

  it('is refused while one is under way, and possible again when that was cancelled', () => {
    const asked = requestErasure(aUserRow(), request, now).state;
    expect(() => requestErasure(asked, { ...request, erasureId: other }, now)).toThrow(
      ErasureAlreadyScheduled,
    );
    const called = erasureCancelled(asked, erasureId).state;
    expect(requestErasure(called, { ...request, erasureId: other }, now).state.erasureId).toBe(other);
  });

  it('is not undone by the cancellation of another erasure, nor once it runs', () => {
    const asked = requestErasure(aUserRow(), request, now).state;
    expect(erasureCancelled(asked, other)).toEqual(unchanged(asked));
    const running = beginErasure(asked, erasureId).state;
    expect(erasureCancelled(running, erasureId)).toEqual(unchanged(running));
  });

  it('is undone when somebody else takes the account over, unless it runs', () => {
    const asked = requestErasure(aUserRow(), request, now).state;
    const { state, events } = withdrawErasure(asked);
    expect(state.erasureId).toBeNull();
    expect(events.map(({ data }) => data)).toEqual([{ userId: asked.id, erasureId }]);
    const running = beginErasure(asked, erasureId).state;
    expect(withdrawErasure(running)).toEqual(unchanged(running));
    expect(withdrawErasure(state)).toEqual(unchanged(state));
  });

  it('knows an erasure that was asked for at another door', () => {
    expect(erasureScheduled(aUserRow(), other).state.erasureId).toBe(other);
  });

  it('begins once', () => {
    const running = beginErasure(aUserRow({ erasureId }), erasureId);
    expect(running.state.status).toBe('erasing');
    expect(beginErasure(running.state, erasureId).changed).toBe(false);
  });
});
