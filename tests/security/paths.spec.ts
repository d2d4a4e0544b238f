import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { type SignedIn, signedInClient, stack } from '@odyssey/testing';
import { RawClient } from '../../services/gateway/test/raw-client.ts';
import { rightClaims } from './access/refused-tokens.ts';
import { StolenKey } from './access/signing.ts';
import { sideBySide } from './surface/side-by-side.ts';

/** A public address of each service, to begin from. */
const BEGINNINGS: Record<DataService, string> = {
  auth: '/v1/auth/sessions',
  goals: '/v1/tasks',
  ai: '/v1/stories',
  memory: '/v1/memories',
  media: '/v1/media',
  notifications: '/v1/notifications',
  archival: '/v1/privacy/exports',
};

/** The ways to write "two steps up" that some server somewhere has decoded late, twice or differently. */
const UP = [
  '/../../..',
  '/%2e%2e/%2e%2e/%2e%2e',
  '/.%2e/%2e./.%2E',
  '/..%2f..%2f..',
  '/..%2F..%2F..',
  '/%252e%252e%252f%252e%252e%252f..',
  '/..%5c..%5c..',
  '/..\\..\\..',
  '/..;/..;/..;',
  '/..%00/..%00/..',
  '/..%0d%0a/..',
  '/%c0%ae%c0%ae/%c0%ae%c0%ae',
  '/%ef%bc%8e%ef%bc%8e%ef%bc%8f..',
  '/%u002e%u002e/..',
  '/....//....//..',
  '/./.././../../.',
  '//..//..//..',
  '/x/../../../..',
  '?/../../..',
  '#/../../..',
];

/** The path as a request line has it: `fetch` would tidy it up. */
async function asked(
  base: string,
  target: string,
  token?: string,
): Promise<{ status: number; text: string }> {
  const client = await RawClient.to(base);
  try {
    const headers = [
      'host: localhost',
      'connection: close',
      'accept: */*',
      ...(token ? [`authorization: Bearer ${token}`] : []),
    ];
    client.write(`GET ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    await client.until(`an answer to ${target}`, () => client.closed, 20_000);
    return { status: client.statuses[0] ?? 0, text: client.received };
  } finally {
    await client.close();
  }
}

let ada: SignedIn;
let tokens: Record<DataService, string>;
beforeAll(async () => {
  const { gateway, env } = stack();
  const key = await StolenKey.take();
  ada = await signedInClient(gateway, { displayName: 'Pathsada' });
  // Of the one service that may ask every other for all that a person has.
  const claims = rightClaims({ userId: newId(), issuer: env.ODYSSEY_PUBLIC_URL ?? '' });
  const entries = DATA_SERVICES.map(async (service) => [
    service,
    await key.sign({ ...claims, sub: 'service:archival', aud: service }),
  ]);
  tokens = Object.fromEntries(await Promise.all(entries));
}, 60_000);

describe('a route that is for services alone', () => {
  const inside = () => `/internal/user-data/${ada.userId}`;

  it('is there for who may ask it, at the service itself', async () => {
    const { status, text } = await asked(stack().url('auth'), inside(), tokens.auth);
    expect(status).toBe(200);
    expect(text).toContain(ada.email);
  });

  it.each(DATA_SERVICES)(
    'is reached through the gateway by no way to write an address, whoever asks: %s',
    async (service) => {
      const from = BEGINNINGS[service];
      const own = new URL(stack().url(service)).host;
      const targets = [
        inside(),
        `/${inside()}`,
        `/.${inside()}`,
        inside().replace('/internal', '/%69nternal'),
        inside().replace('/internal', '/INTERNAL'),
        inside().slice(1),
        `/v1${inside()}`,
        `/v1/.${inside()}`,
        `/v1/..${inside()}`,
        `/V1/..${inside()}`,
        `http://${own}${inside()}`,
        `http://localhost${inside()}`,
        `//${own}${inside()}`,
        `http://localhost${from}/../../..${inside()}`,
        `${own}${inside()}`,
        `/@${own}${inside()}`,
        ...UP.flatMap((up) => [
          `${from}${up}${inside()}`,
          `${from}${up}${inside().replaceAll('/', '%2f')}`,
          `/v1${up}${inside()}`,
        ]),
        `/.well-known/jwks.json/..${inside()}`,
        `/docs/..${inside()}`,
      ];
      const faults = await sideBySide(targets, async (target) => {
        const { status, text } = await asked(stack().gateway, target, tokens[service]);
        const leaks = text.includes(ada.email) || text.includes('"kind"') || text.includes('"counts"');
        return status >= 400 && status < 500 && !leaks ? [] : [`${target}: ${status} ${text.slice(0, 300)}`];
      });
      expect(faults.flat()).toEqual([]);
    },
    60_000,
  );
});

describe('the files of the machine', () => {
  const { env, gateway, url } = stack();
  const word = `marker${newId()}`;
  const folders = [env.ODYSSEY_MEDIA_DIR ?? '', env.ODYSSEY_ARCHIVAL_DIR ?? ''];
  const markers = folders.map((folder) => join(dirname(folder), `${word}.txt`));
  beforeAll(() => {
    for (const marker of markers) writeFileSync(marker, word);
  });
  afterAll(() => {
    for (const marker of markers) rmSync(marker, { force: true });
  });

  it('are shown by no page, no picture and no export, however the way to them is written', async () => {
    const id = newId();
    const places = [
      ...['/docs', '/docs/js', '/errors', '/account', '/openapi.json', '/'].map((from) => ({
        base: gateway,
        from,
      })),
      ...[`/v1/media/${id}`, '/v1/media', `/v1/privacy/exports/${id}`, '/v1/privacy/exports'].map((from) => ({
        base: gateway,
        from,
      })),
      { base: url('media'), from: '/v1/media' },
      { base: url('media'), from: `/internal/media/${id}` },
      { base: url('archival'), from: '/v1/privacy/exports' },
    ];
    const goals = [`/${word}.txt`, '/etc/passwd', '/package.json', '/.git/config'];
    const targets = places.flatMap(({ base, from }) =>
      UP.flatMap((up) => goals.map((goal) => ({ base, target: `${from === '/' ? '' : from}${up}${goal}` }))),
    );
    const faults = await sideBySide(targets, async ({ base, target }) => {
      const { status, text } = await asked(base, target, ada.accessToken);
      const shows = text.includes(`\r\n\r\n${word}`) || /root:[x*]:0|"workspaces"|\[core\]/.test(text);
      return status > 0 && status < 500 && !shows ? [] : [`${target}: ${status} ${text.slice(0, 200)}`];
    });
    expect(faults.flat()).toEqual([]);
    for (const marker of markers) expect(readFileSync(marker, 'utf8')).toBe(word);
    for (const folder of new Set(folders.map(dirname)))
      expect(readdirSync(folder).filter((name) => /passwd|package\.json|\.\./.test(name))).toEqual([]);
  }, 120_000);
});
