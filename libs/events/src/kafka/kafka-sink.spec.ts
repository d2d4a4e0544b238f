import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KafkaSink } from './kafka.ts';

describe('the sink', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('closes though disconnecting never comes back', async () => {
    const producer = {
      connect: async () => {},
      send: async () => [],
      disconnect: () => new Promise(() => {}),
    };
    const sink = new KafkaSink({ producer: () => producer } as unknown as ConstructorParameters<
      typeof KafkaSink
    >[0]);
    await sink.send([{ topic: 'odyssey.goals', key: 'ada', value: '{}', headers: {} }], () => true);
    let closed = false;
    void sink.close().then(() => {
      closed = true;
    });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(closed).toBe(true);
  });
});
