import { describe, expect, it } from '@jest/globals';
import { ownerOf } from './routing.rules.ts';

describe('routing', () => {
  it.each([
    ['/v1/tasks', 'goals'],
    ['/v1/tasks?limit=5', 'goals'],
    ['/v1/life-areas/0193/anything', 'goals'],
    ['/v1/auth/login', 'auth'],
    ['/v1/ai/usage', 'ai'],
    ['/v1/notification-preferences', 'notifications'],
    ['/v1/privacy/exports', 'archival'],
    ['/.well-known/jwks.json', 'auth'],
  ])('%s belongs to %s', (url, owner) => {
    expect(ownerOf(url)).toBe(owner);
  });

  it.each([
    '/internal/user-data/0193',
    '/v1/internal/user-data/0193',
    '/v1/metrics',
    '/v1',
    '/v1/',
    '/v1//tasks',
    '/v1/tasksx',
    '/v1/TASKS',
    '/v1/%74asks',
    '/v2/tasks',
    '/x/v1/tasks',
    '/v1/constructor',
    '/.well-known/jwks.json/x',
    '/.well-known/openid-configuration',
  ])('%s belongs to nobody', (url) => {
    expect(ownerOf(url)).toBeUndefined();
  });
});
