import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aCount, anEventName, anInstant, aService, chosen } from './arguments.ts';

describe('the words of an operator', () => {
  beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-05-04T07:40:00Z') }));
  afterEach(() => void jest.useRealTimers());

  it.each([
    ['90s', '2026-05-04T07:38:30.000Z'],
    ['15m', '2026-05-04T07:25:00.000Z'],
    ['15 min', '2026-05-04T07:25:00.000Z'],
    ['1h', '2026-05-04T06:40:00.000Z'],
    ['2d', '2026-05-02T07:40:00.000Z'],
    ['2026-05-03', '2026-05-03T00:00:00.000Z'],
    ['2026-05-04T07:00Z', '2026-05-04T07:00:00.000Z'],
  ])('understand %s as a time', (text, instant) => {
    expect(anInstant(text).toISOString()).toBe(instant);
  });

  it.each(['yesterday', '1 week', '-1h', '5', '2026-13-44'])(
    'refuse %s as a time, and say what to write',
    (text) => {
      expect(() => anInstant(text)).toThrow('such as 90s, 15m, 1h or 2d');
    },
  );

  it('name an event by its id or a dead letter by its number', () => {
    const id = '01890000-0000-7000-8000-00000000FACE';
    expect(anEventName(id)).toEqual({ event: id.toLowerCase() });
    expect(anEventName('ai#12')).toEqual({ service: 'ai', number: '12' });
    expect(() => anEventName('12')).toThrow('ai#12');
    expect(() => anEventName('gateway#12')).toThrow('one of: auth, goals');
  });

  it('name a service that has events, or none for all', () => {
    expect(aService('goals')).toBe('goals');
    expect(() => aService('gateway')).toThrow('no service gateway with events; one of: auth, goals');
    expect(chosen('ai')).toEqual(['ai']);
    expect(chosen(undefined)).toHaveLength(7);
  });

  it.each(['0', '-1', '1.5', 'x', '1000001'])('refuse %s as a count', (text) => {
    expect(() => aCount(text)).toThrow('a whole number');
  });
});
