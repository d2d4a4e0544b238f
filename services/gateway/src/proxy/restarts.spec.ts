import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Restarts, type Tried } from './restarts.ts';

const refused = (attempt = 0) => ({ code: 'ECONNREFUSED', attempt });
const write: Tried = { method: 'POST', headers: {} };

describe('a request to a service that restarts', () => {
  it('waits while connections are refused, a write too, and no longer than the patience with the service', () => {
    const restarts = new Restarts(5_000);
    expect(restarts.delay('goals', write, refused(), 0)).toBe(100);
    expect(restarts.delay('goals', write, refused(1), 4_900)).toBe(100);
    expect(restarts.delay('goals', write, refused(2), 5_000)).toBeNull();
    expect(restarts.delay('goals', { ...write }, refused(), 5_001)).toBeNull();
    expect(restarts.delay('auth', { ...write }, refused(), 5_001)).toBe(100);
  });

  it('waits again once the service has answered, or was not asked for long', () => {
    const restarts = new Restarts(1_000);
    restarts.delay('goals', write, refused(), 0);
    expect(restarts.delay('goals', write, refused(), 2_000)).toBeNull();
    restarts.answered('goals', write);
    expect(restarts.delay('goals', write, refused(), 2_001)).toBe(100);
    expect(restarts.delay('goals', write, refused(), 3_500)).toBeNull();
    expect(restarts.delay('goals', write, refused(), 60_000)).toBe(100);
  });

  it('does not wait when many do, until some have been answered', () => {
    const restarts = new Restarts(5_000);
    const many = Array.from({ length: 500 }, (): Tried => ({ method: 'GET' }));
    for (const one of many) expect(restarts.delay('goals', one, refused(), 0)).toBe(100);
    expect(restarts.delay('goals', write, refused(), 1)).toBeNull();
    restarts.answered('goals', many[0] as Tried);
    expect(restarts.delay('goals', write, refused(), 2)).toBe(100);
  });

  it('is repeated once after a broken connection only where repetition changes nothing', () => {
    const restarts = new Restarts(5_000);
    const lost = { code: 'UND_ERR_SOCKET', attempt: 0 };
    const keyed = { method: 'POST', headers: { 'idempotency-key': 'k' } };
    expect(restarts.delay('goals', { method: 'GET' }, lost)).toBe(25);
    expect(restarts.delay('goals', keyed, lost)).toBe(25);
    expect(restarts.delay('goals', keyed, { ...lost, attempt: 1 })).toBeNull();
    expect(restarts.delay('goals', write, lost)).toBeNull();
  });

  it('is never repeated with a body that has streamed away', () => {
    const restarts = new Restarts(5_000);
    const upload = { method: 'POST', headers: { 'idempotency-key': 'k' }, body: Readable.from([]) };
    expect(restarts.delay('media', upload, refused())).toBeNull();
    expect(restarts.delay('media', upload, { code: 'ECONNRESET', attempt: 0 })).toBeNull();
  });
});
