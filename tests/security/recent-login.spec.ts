import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { PublicClient, type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { rightClaims } from './access/refused-tokens.ts';
import { StolenKey } from './access/signing.ts';
import { footprint, mailsAreSent } from './surface/footprint.ts';
import { thingOf } from './surface/needs.ts';
import { everyOperation, type Operation } from './surface/operations.ts';
import { thingsFromOutside } from './surface/outside.ts';

/** Where a person's data leaves as a whole, and where it is decided who gets in. */
const SENSITIVE = /^\/v1\/(privacy|auth\/(mfa|passkeys|identities|tokens|email|me$))/;

/** What changes something there and asks for no fresh log-in, each with the reason. */
const NOT_NEEDED: Record<string, string> = {
  'PATCH /v1/auth/me': 'name, language and time zone',
  'PATCH /v1/auth/passkeys/{id}': 'a name',
  'POST /v1/auth/passkeys': 'needs options, which are given after a fresh log-in and for five minutes',
  'POST /v1/auth/mfa/totp/{id}/confirm': 'needs the secret, which is given after a fresh log-in',
  'POST /v1/auth/identities/{provider}/callback': 'ends what was begun after a fresh log-in',
  'DELETE /v1/auth/tokens/{id}': 'takes a right away; who fears for a token must not be held up',
  'DELETE /v1/privacy/erasures/{id}': 'keeps what is there',
  'POST /v1/auth/email/verification': 'sends a mail to the address that the account has',
};

const flagged = new Set(
  DATA_SERVICES.flatMap((service) => {
    const file = join(import.meta.dirname, `../../contracts/http/${service}.json`);
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
      paths: Record<string, Record<string, { 'x-recent-login'?: boolean }>>;
    };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation['x-recent-login'])
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
  }),
);

describe('what is sensitive', () => {
  const operations = everyOperation();
  const guarded = operations.filter(({ name }) => flagged.has(name));
  let ada: SignedIn;
  let late: PublicClient;
  let fresh: PublicClient;
  let ids: Record<string, string>;

  const ask = (client: PublicClient, operation: Operation) => {
    const path = operation.path
      .replace('{provider}', 'example')
      .replace('{id}', ids[thingOf(operation)] ?? '');
    return client.request(operation.method, path, operation.body && {}, { 'if-match': '*' });
  };

  beforeAll(async () => {
    const { gateway, env } = stack();
    ada = await signedInClient(gateway);
    const key = await StolenKey.take();
    const claims = rightClaims({ userId: ada.userId, issuer: env.ODYSSEY_PUBLIC_URL ?? '' });
    const enteredAgo = async (seconds: number) =>
      new PublicClient(gateway, await key.sign({ ...claims, auth_time: Number(claims.auth_time) - seconds }));
    late = await enteredAgo(15 * 60 + 1);
    fresh = await enteredAgo(14 * 60);
    const { body: app } = await ada.client.post('/v1/auth/mfa/totp');
    ids = { ...(await thingsFromOutside(ada.userId)), '/v1/auth/mfa/totp/{id}': app.id };
  }, 60_000);

  it('is marked in the documents, or stands here with the reason why it need not be', () => {
    const changing = operations.filter(
      ({ method, path, needsToken }) => method !== 'GET' && needsToken && SENSITIVE.test(path),
    );
    const forgotten = changing.filter(({ name }) => !flagged.has(name) && !(name in NOT_NEEDED));
    expect(forgotten.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(NOT_NEEDED).filter((name) => flagged.has(name))).toEqual([]);
    expect([...flagged]).toEqual(
      expect.arrayContaining([
        'DELETE /v1/auth/me',
        'POST /v1/privacy/erasures',
        'POST /v1/privacy/exports',
        'POST /v1/auth/mfa/totp',
        'POST /v1/auth/passkeys/options',
        'POST /v1/auth/tokens',
      ]),
    );
  });

  it('is refused when the password was entered long ago, and nothing changes', async () => {
    await waitUntil(() => mailsAreSent(ada.userId), {
      within: 10_000,
      what: 'the mails of the registration',
    });
    const before = await footprint(ada.userId);
    for (const operation of guarded) {
      const { status, body } = await ask(late, operation);
      expect({ route: operation.name, status, code: body?.code }).toEqual({
        route: operation.name,
        status: 403,
        code: 'reauthentication_required',
      });
    }
    expect(await footprint(ada.userId)).toEqual(before);
  }, 30_000);

  it('is not refused for that reason when it was entered a quarter of an hour ago at most', async () => {
    const open = guarded.filter(({ method, path }) => method === 'POST' && !path.startsWith('/v1/privacy'));
    expect(open.length).toBeGreaterThan(3);
    for (const operation of open) {
      const { body } = await ask(fresh, operation);
      expect({ route: operation.name, code: body?.code }).not.toEqual({
        route: operation.name,
        code: 'reauthentication_required',
      });
    }
  });
});
