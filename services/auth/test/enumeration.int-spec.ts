import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '@odyssey/events';
import type { TestAnswer, TestService } from '@odyssey/testing';
import { OneUseTokens } from '../src/mail/one-use-tokens.service.ts';
import { PasswordReset } from '../src/passwords/password-reset.service.ts';
import { PasswordsService } from '../src/passwords/passwords.service.ts';
import { aPerson, type Person } from './auth-client.ts';
import { MailedAuth } from './mailed.ts';
import { mannWhitney } from './mann-whitney.ts';

const SAMPLES = 60;
/** Three and a half standard deviations: chance alone fails one run in two thousand; an attacker needs a difference, too, not only a verdict. */
const TELLING_Z = 3.5;
/** How often the slower must be slower to be of use: at 0.72 one guess is right in three of four cases. */
const TELLING_EFFECT = 0.22;
const MINUTES = 180_000;

/** What an attacker sends of somebody there is, of nobody, and, to see that the test can see, of nobody to a door that says so sooner. */
type Kind = 'known' | 'unknown' | 'unequal';
type Ask = (kind: Kind) => Promise<TestAnswer>;

let house: MailedAuth;
let service: TestService;
let person: Person;
beforeAll(async () => {
  house = await MailedAuth.start();
  service = house.service;
  person = await aPerson(service);
});
afterAll(() => house[Symbol.asyncDispose]());

const post = (path: string, body: object) => service.http().post(path, body);
/** As long as the address that is known: more bytes take longer to read. */
const nobody = (kind: Kind) =>
  kind === 'known'
    ? person.email
    : `${kind === 'unequal' ? 'u' : 'a'}na.${randomUUID().slice(0, 16)}@example.com`;

interface Seen {
  readonly times: Record<Kind, number[]>;
  readonly bodies: Record<Kind, Set<string>>;
}

/** One of each after the other, in changing order: whatever else the machine does falls on all alike. */
async function interleaved(ask: Ask): Promise<Seen> {
  const seen: Seen = {
    times: { known: [], unknown: [], unequal: [] },
    bodies: { known: new Set(), unknown: new Set(), unequal: new Set() },
  };
  const orders: Kind[][] = [
    ['known', 'unknown', 'unequal'],
    ['unknown', 'unequal', 'known'],
    ['unequal', 'known', 'unknown'],
  ];
  for (const kind of ['known', 'unknown', 'unequal'] as const) await ask(kind);
  for (let i = 0; i < SAMPLES; i += 1) {
    for (const kind of orders[i % orders.length] ?? []) {
      const began = performance.now();
      const { status, body } = await ask(kind);
      seen.times[kind].push(performance.now() - began);
      seen.bodies[kind].add(JSON.stringify([status, without(body)]));
    }
  }
  return seen;
}

/** Every answer has a trace of its own. */
function without(body: unknown): unknown {
  const { traceId: _, instance: __, ...rest } = (body ?? {}) as Record<string, unknown>;
  return rest;
}

function tellsApart(one: readonly number[], other: readonly number[]): boolean {
  const { effect, z } = mannWhitney(one, other);
  return Math.abs(z) > TELLING_Z && Math.abs(effect - 0.5) > TELLING_EFFECT;
}

async function expectAlike(ask: Ask): Promise<void> {
  const { times, bodies } = await interleaved(ask);
  expect([...bodies.known]).toEqual([...bodies.unknown]);
  expect(bodies.known.size).toBe(1);
  expect(tellsApart(times.known, times.unequal)).toBe(true);
  expect(tellsApart(times.known, times.unknown)).toBe(false);
}

describe('who has an account', () => {
  it(
    'is not told by a log-in',
    async () => {
      const passwords = service.get(PasswordsService);
      const matches = passwords.matches.bind(passwords);
      await expectAlike((kind) => {
        // The mistake of old: no account, so no hash to compare with.
        passwords.matches = async (account, password) =>
          kind === 'unequal' && !account ? false : matches(account, password);
        return post('/v1/auth/login', { email: nobody(kind), password: 'not the password' });
      });
      passwords.matches = matches;
    },
    MINUTES,
  );

  it(
    'is not told by a forgotten password',
    async () => {
      const resets = service.get(PasswordReset);
      const ask = resets.ask.bind(resets);
      // No account, so nothing to enqueue.
      resets.ask = async (email) => (email.startsWith('una.') ? undefined : ask(email));
      await expectAlike((kind) => post('/v1/auth/password/forgot', { email: nobody(kind) }));
      resets.ask = ask;
    },
    MINUTES,
  );

  it(
    'is not told by a token of an account that has run out',
    async () => {
      const about = { ownerId: person.id, purpose: 'reset_password' as const, email: person.email };
      const expired = await service
        .get(Transactions)
        .forPerson(person.id, (tx) => service.get(OneUseTokens).make(tx, about));
      await service.rows('update one_use_tokens set expires_at = now() where owner_id = $1', [person.id]);
      const password = 'a boat on the other shore';
      const passwords = service.get(PasswordsService);
      const accept = passwords.accept.bind(passwords);
      await expectAlike((kind) => {
        // No such token, so no password to hash.
        passwords.accept = async (...given) => (kind === 'unequal' ? '' : accept(...given));
        const unknown = `odyssey_mt_${randomUUID().replaceAll('-', '').padEnd(43, 'x')}`;
        return post('/v1/auth/password/reset', { token: kind === 'known' ? expired : unknown, password });
      });
      passwords.accept = accept;
    },
    MINUTES,
  );
});
