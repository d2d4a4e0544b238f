import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { documents } from '../openapi/documents.ts';
import { KeyedRoutes } from '../openapi/keyed.ts';
import { Restarts, type Tried } from './restarts.ts';

const refused = (attempt = 0) => ({ code: 'ECONNREFUSED', attempt });
const at = (path: string) => new URL(path, 'http://service');
const write: Tried = { method: 'POST', url: at('/v1/tasks'), headers: {} };
const keyed: Tried = { ...write, headers: { 'idempotency-key': 'k' } };
const lost = { code: 'UND_ERR_SOCKET', attempt: 0 };
const routes = new KeyedRoutes(documents);

describe('a request to a service that restarts', () => {
  it('waits while connections are refused, a write too, and no longer than the patience with the service', () => {
    const restarts = new Restarts(5_000, routes);
    expect(restarts.delay('goals', write, refused(), 0)).toBe(100);
    expect(restarts.delay('goals', write, refused(1), 4_900)).toBe(100);
    expect(restarts.delay('goals', write, refused(2), 5_000)).toBeNull();
    expect(restarts.delay('goals', { ...write }, refused(), 5_001)).toBeNull();
    expect(restarts.delay('auth', { ...write }, refused(), 5_001)).toBe(100);
  });

  it('waits again once the service has answered, or was not asked for long', () => {
    const restarts = new Restarts(1_000, routes);
    restarts.delay('goals', write, refused(), 0);
    expect(restarts.delay('goals', write, refused(), 2_000)).toBeNull();
    restarts.answered('goals', write);
    expect(restarts.delay('goals', write, refused(), 2_001)).toBe(100);
    expect(restarts.delay('goals', write, refused(), 3_500)).toBeNull();
    expect(restarts.delay('goals', write, refused(), 60_000)).toBe(100);
  });

  it('does not wait when many do, until some have been answered', () => {
    const restarts = new Restarts(5_000, routes);
    const many = Array.from({ length: 500 }, (): Tried => ({ method: 'GET', url: at('/v1/tasks') }));
    for (const one of many) expect(restarts.delay('goals', one, refused(), 0)).toBe(100);
    expect(restarts.delay('goals', write, refused(), 1)).toBeNull();
    restarts.answered('goals', many[0] as Tried);
    expect(restarts.delay('goals', write, refused(), 2)).toBe(100);
  });

  it('is repeated once after a broken connection only where repetition changes nothing', () => {
    const restarts = new Restarts(5_000, routes);
    expect(restarts.delay('goals', { ...write, method: 'GET' }, lost)).toBe(25);
    expect(restarts.delay('goals', { ...write, method: 'HEAD' }, lost)).toBe(25);
    expect(restarts.delay('goals', keyed, lost)).toBe(25);
    expect(restarts.delay('goals', keyed, { ...lost, attempt: 1 })).toBeNull();
    expect(restarts.delay('goals', write, lost)).toBeNull();
  });

  it.each([
    ['POST', '/v1/auth/tokens'],
    ['POST', '/v1/auth/refresh'],
    ['POST', '/v1/auth/register'],
    ['POST', '/v1/privacy/erasures'],
    ['POST', '/v1/nowhere'],
    ['PATCH', '/v1/tasks/0199c0de-0000-7000-8000-000000000001'],
    ['DELETE', '/v1/tasks/0199c0de-0000-7000-8000-000000000001'],
    ['PATCH', '/v1/tasks'],
  ])('is not repeated where nobody looks at its key: %s %s', (method, path) => {
    const unread = { ...keyed, method, url: at(path) };
    expect(new Restarts(5_000, routes).delay('auth', unread, lost)).toBeNull();
  });

  it('is known by its address as the service reads it', () => {
    const restarts = new Restarts(5_000, routes);
    for (const path of ['/v1/trash/1/restore?x=1', '/v1/task%73'])
      expect(restarts.delay('goals', { ...keyed, url: at(path) }, lost)).toBe(25);
  });

  it('waits with a form of which nothing was read, and is never repeated with one that has streamed away', async () => {
    const restarts = new Restarts(5_000, routes);
    const body = Readable.from(['a form']);
    const upload = { ...keyed, url: at('/v1/media'), body };
    expect(restarts.delay('media', upload, refused())).toBe(100);
    await body.toArray();
    expect(restarts.delay('media', upload, refused(1))).toBeNull();
    expect(restarts.delay('media', upload, { code: 'ECONNRESET', attempt: 0 })).toBeNull();
    const cut = { ...upload, body: Readable.from([]).destroy() };
    expect(restarts.delay('media', cut, refused())).toBeNull();
  });
});
