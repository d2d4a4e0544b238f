import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventStreamParser } from './event-stream.ts';

const STREAM = [
  ': a comment\n',
  'id: 1\r\nevent: notification\r\ndata: {"a":\r\ndata: 1}\r\n\r\n',
  'data:no space\n\n',
  'event: nothing\n\n',
  'id\ndata\n\n',
  'id: 2\rretry: 50\rdata: an old Mac: ends\r\r',
  'id: bad\0id\nunknown: field\ndata: last\n\n',
  'data: never ended\n',
].join('');

describe('an event stream', () => {
  const EVENTS = [
    { id: '1', event: 'notification', data: '{"a":\n1}' },
    { id: '1', event: 'message', data: 'no space' },
    { id: '', event: 'message', data: '' },
    { id: '2', event: 'message', data: 'an old Mac: ends' },
    { id: '2', event: 'message', data: 'last' },
  ];

  it('is read as the HTML standard says', () => {
    const parser = new EventStreamParser();
    expect(parser.push(STREAM)).toEqual(EVENTS);
    expect(parser.retryMs).toBe(50);
  });

  it('reads the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(STREAM.length)), (cuts) => {
        const places = [0, ...cuts.sort((one, other) => one - other), STREAM.length];
        const parser = new EventStreamParser();
        const events = places.slice(1).flatMap((end, index) => parser.push(STREAM.slice(places[index], end)));
        expect(events).toEqual(EVENTS);
      }),
    );
  });
});
