import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { eventStream, wantsEvents } from './event-stream.ts';

describe('a body of server-sent events', () => {
  it('begins at once, carries what is emitted, and ends with the work', async () => {
    const body = eventStream(async (emit) => {
      emit('delta', { text: 'Swim\nearly' });
      emit('done', { ok: true });
    });
    expect(await text(body)).toBe(
      ': connected\n\nevent: delta\ndata: {"text":"Swim\\nearly"}\n\nevent: done\ndata: {"ok":true}\n\n',
    );
  });

  it('tells its work when the reader goes, and lets it settle', async () => {
    const settled = Promise.withResolvers<string>();
    const body = eventStream(async (emit, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      emit('delta', { text: 'nobody hears this' });
      settled.resolve('settled');
    });
    body.destroy();
    expect(await settled.promise).toBe('settled');
  });
});

describe('a reader', () => {
  it('asks for events by name', () => {
    expect(wantsEvents('text/event-stream')).toBe(true);
    expect(wantsEvents('application/json, text/event-stream;q=0.9')).toBe(true);
    expect(wantsEvents('*/*')).toBe(false);
    expect(wantsEvents(undefined)).toBe(false);
  });
});
