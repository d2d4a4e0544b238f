import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');

/** The files that send requests by themselves, each with whom to. All others have to go through ServiceClient. */
const SENDERS: Record<string, string> = {
  'libs/platform/src/clients/service-client.ts': 'services, by declared calls alone',
  'libs/platform/src/clients/connections.ts': 'nobody itself: it keeps the connections of those who do',
  'libs/platform/src/clients/service-tokens.ts': 'auth, by a declared call',
  'libs/platform/src/access/token-keys.ts': 'auth, by a declared call',
  'libs/platform/src/access/introspection.ts': 'auth, by a declared call',
  'services/auth/src/identities/bounded-fetch.ts': 'a provider that vouches for people, outside',
  'services/gateway/src/pages/account.script.ts': 'the gateway itself, from the browser that shows the page',
  'services/ai/src/models/openai-compatible.model.ts': 'a provider of models, outside',
  'services/gateway/src/proxy/proxy.plugin.ts':
    'every service, for whoever asked: it adds nothing of its own',
  'services/gateway/src/proxy/service-connections.ts': 'the connections of the proxy, over which it asks',
  'services/gateway/src/proxy/silences.ts':
    'every service, whether it lives: a probe, which is in no contract',
};

/** What sends a request in Node. */
const SENDING =
  /(?<![.\w])fetch\(|import (?!type)[^;]*\b(request|Agent|Client|Pool|stream)\b[^;]*from '(undici|node:https?)'|from 'axios'|\bcreateRemoteJWKSet\(|\bglobalThis\.fetch\b|from '@fastify\/http-proxy'/;

function senders(): string[] {
  return ['libs/events', 'libs/platform', 'libs/user-data', 'services'].flatMap((room) =>
    readdirSync(join(REPOSITORY, room), { recursive: true, encoding: 'utf8' })
      .map((file) => join(room, file))
      .filter((file) => /\/src\/.*\.ts$/.test(file) && !/\.(int-)?spec\.ts$|node_modules/.test(file))
      .filter((file) => SENDING.test(readFileSync(join(REPOSITORY, file), 'utf8'))),
  );
}

describe('a call of another service', () => {
  let room = '';
  afterEach(() => {
    if (room) rmSync(room, { recursive: true });
  });

  it('is sent by the declared clients and by nothing else', () => {
    // Its `fetch` is a query of the caller's.
    const paging = 'libs/platform/src/paging/cursors.ts';
    expect(
      senders()
        .filter((file) => file !== paging)
        .sort(),
    ).toEqual(Object.keys(SENDERS).sort());
  });

  it.each([
    ["import { request } from 'undici';", true],
    ["import { type Dispatcher, errors, request } from 'undici';", true],
    ["const answer = await fetch('http://goals');", true],
    ["import { request } from 'node:http';", true],
    ["import type { IncomingHttpHeaders } from 'node:http';", false],
    ["import { createServer } from 'node:http';", false],
  ])('is known by how it is written: %s', (line, sends) => {
    expect(SENDING.test(line)).toBe(sends);
  });

  it('does not compile by a path that no declaration made', async () => {
    const parent = join(REPOSITORY, '.odyssey');
    mkdirSync(parent, { recursive: true });
    room = mkdtempSync(join(parent, 'declared-calls-'));
    const lines = [
      "await client.get(outgoingCall({ by: 'ai', to: 'memory', method: 'GET', path: '/internal/x' }).at());",
      "await client.get('/internal/x');",
      "await client.get({ path: '/internal/x', call: outgoingCall({ by: 'ai', to: 'memory', method: 'GET', path: '/' }) });",
    ];
    writeFileSync(
      join(room, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.base.json', include: ['*.ts'], exclude: [] }),
    );
    for (const [n, line] of lines.entries()) {
      const given =
        "import { outgoingCall, type ServiceClient } from '@odyssey/platform';\ndeclare const client: ServiceClient;\n";
      writeFileSync(join(room, `line-${n}.ts`), `${given}${line}\n`);
    }
    const program = join(REPOSITORY, 'node_modules/.bin/tsc');
    const { stdout } = await run(program, ['-p', room, '--pretty', 'false'], { cwd: room }).catch(
      (error: { stdout: string }) => error,
    );
    const wrong = [...stdout.matchAll(/^line-(\d)\.ts\(\d+,\d+\): error/gm)].map(([, n]) => n);
    expect([...new Set(wrong)]).toEqual(['1', '2']);
  }, 60_000);
});
