import { describe, expect, it } from '@jest/globals';
import type { Notification } from '../notifications/notification.rules.ts';
import { inOrder } from './inbox-message.rules.ts';

const notification = (createdSeq: string, seq = createdSeq) => ({ createdSeq, seq }) as Notification;
const at = new Date('2026-05-04T07:40:00Z');
const said = (messages: ReturnType<typeof inOrder>) => messages.map(({ seq, type }) => `${seq} ${type}`);

describe('the changes of an inbox', () => {
  it('are new to a reader who has not seen their beginning, and updates to one who has', () => {
    const changed = [notification('3', '9'), notification('8', '10')];
    expect(said(inOrder({ changed, allRead: null, after: '5', limit: 10 }))).toEqual([
      '9 notification_updated',
      '10 notification',
    ]);
  });

  it('come in the order of their numbers, not of their digits', () => {
    const changed = [notification('9'), notification('11')];
    expect(said(inOrder({ changed, allRead: { seq: '10', at }, after: '8', limit: 10 }))).toEqual([
      '9 notification',
      '10 all_read',
      '11 notification',
    ]);
  });

  it('never pass over one that did not fit', () => {
    const changed = [notification('2'), notification('3')];
    expect(said(inOrder({ changed, allRead: { seq: '5', at }, after: '1', limit: 2 }))).toEqual([
      '2 notification',
      '3 notification',
    ]);
  });

  it('leave out what the reader knows', () => {
    expect(inOrder({ changed: [], allRead: { seq: '5', at }, after: '5', limit: 10 })).toEqual([]);
  });
});
