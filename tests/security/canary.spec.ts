import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@odyssey/contracts';
import { kafkaClient } from '@odyssey/events';
import {
  leaksInLog,
  PublicClient,
  type SignedIn,
  secretsOf,
  signedInClient,
  stack,
  waitUntil,
} from '@odyssey/testing';
import { textFields } from './surface/fields.ts';
import { Life } from './surface/life.ts';
import { ENDS_ACCESS, hasId } from './surface/needs.ts';
import { everyOperation } from './surface/operations.ts';
import { say } from './surface/say.ts';
import { sideBySide } from './surface/side-by-side.ts';

const word = () => `canary${randomBytes(6).toString('hex')}`;

/** One for each thing about a person, so that a finding says what leaked. */
const CANARY = {
  name: word(),
  mailbox: word(),
  password: `${word()} ${word()}`,
  written: word(),
  broken: word(),
  asked: word(),
  device: word(),
  delivered: word(),
};
const WORDS = Object.values(CANARY);

/** Personal data never enters a log (docs/logging.md): a person with unmistakable words walks through everything. */
describe('a canary', () => {
  const { env, gateway, url } = stack();
  const operations = everyOperation();
  /** Every log of the stack, as it is now. The services of a test run say all that they could say. */
  const logs = () => {
    const folder = join(dirname(process.env.ODYSSEY_TEST_STACK ?? ''), 'logs');
    return readdirSync(folder).map((name) => ({ by: name, text: readFileSync(join(folder, name), 'utf8') }));
  };
  let canary: SignedIn;
  const statuses: Record<string, number> = {};
  const headers = {
    'user-agent': CANARY.device,
    referer: `https://${CANARY.device}.example/`,
    cookie: CANARY.device,
  };
  const count = (status: number) => {
    const kind = `${String(status)[0]}xx`;
    statuses[kind] = (statuses[kind] ?? 0) + 1;
  };

  beforeAll(async () => {
    canary = await signedInClient(gateway, {
      displayName: CANARY.name,
      email: `${CANARY.mailbox}@example.com`,
      password: CANARY.password,
    });
    const life = await Life.lead(gateway, CANARY.written);
    await readEverything(life);
    await writeEverywhere(life);
    await breakEverything(life);
    await wayBackIn();
    await deliverRubbish();
    // The words of the account itself go through log-out and erasure.
    count((await canary.client.post('/v1/privacy/erasures', {})).status);
    count((await canary.client.post('/v1/auth/logout', { refreshToken: canary.refreshToken })).status);
  }, 120_000);

  /** Everything there is to read, as it should be asked for. */
  async function readEverything(life: Life): Promise<void> {
    const reads = operations.filter(({ method }) => method === 'GET');
    await sideBySide(reads, async (operation) => {
      const said = hasId(operation) ? { id: life.idFor(operation) } : {};
      count((await say(gateway, operation, said, life.accessToken, headers)).status);
    });
  }

  /** The word in every field of every route, where the rest of the request is right. */
  async function writeEverywhere(life: Life): Promise<void> {
    const cases = operations
      .filter(({ name }) => !ENDS_ACCESS.includes(name))
      .flatMap((operation) => textFields(operation).map((field) => ({ operation, field })));
    await sideBySide(cases, async ({ operation, field }) => {
      const said = {
        ...(hasId(operation) ? { id: life.idFor(operation) } : {}),
        ...field.saying(CANARY.asked),
      };
      // Nothing is removed that the others still need.
      const guarded: Record<string, string> = operation.method === 'DELETE' ? { 'if-match': '"never"' } : {};
      count((await say(gateway, operation, said, life.accessToken, { ...headers, ...guarded })).status);
    });
  }

  /** Bodies that cannot be read, do not fit, or are not allowed. */
  async function breakEverything(life: Life): Promise<void> {
    await sideBySide(operations, async ({ method, path }) => {
      if (method === 'GET') return;
      const bodies = [
        `{"title": "${CANARY.broken}`,
        CANARY.broken,
        JSON.stringify({ [CANARY.broken]: CANARY.broken }),
        JSON.stringify({ title: { [CANARY.broken]: 1 }, email: CANARY.broken }),
      ];
      for (const body of bodies) {
        const answer = await fetch(
          `${gateway}${path.replaceAll(/\{\w+\}/g, CANARY.broken)}?q=${CANARY.broken}`,
          {
            method,
            body,
            headers: {
              ...headers,
              authorization: `Bearer ${life.accessToken}`,
              'content-type': 'application/json',
              'if-match': `"${CANARY.broken}"`,
              'idempotency-key': `${CANARY.broken} ${CANARY.broken}`,
            },
          },
        );
        await answer.arrayBuffer();
        count(answer.status);
      }
    });
  }

  /** Wrong passwords, tokens that are none, and the right ones. */
  async function wayBackIn(): Promise<void> {
    const nobody = new PublicClient(gateway);
    const { email, password } = canary;
    for (const [path, body] of [
      ['/v1/auth/login', { email, password: CANARY.broken }],
      ['/v1/auth/login', { email, password }],
      ['/v1/auth/register', { email, password, displayName: CANARY.name }],
      ['/v1/auth/refresh', { refreshToken: CANARY.broken }],
    ] as const)
      count((await nobody.post(path, body, headers)).status);
    count(
      (await new PublicClient(gateway, `eyJ${CANARY.broken}.${CANARY.broken}.x`).get('/v1/tasks')).status,
    );
    count((await new PublicClient(gateway, `odyssey_pat_${CANARY.broken}`).get('/v1/tasks')).status);
  }

  /** Records that no consumer can read, with the word in every part of them. */
  async function deliverRubbish(): Promise<void> {
    const { kafka, giveUp } = kafkaClient('canary', (env.ODYSSEY_KAFKA_URL ?? '').split(','));
    const producer = kafka.producer();
    await producer.connect();
    const value = `{"title": "${CANARY.delivered}`;
    await producer.send({
      topic: 'odyssey.goals',
      messages: [
        { key: canary.userId, value },
        { key: canary.userId, value, headers: { ce_type: CANARY.delivered, ce_id: CANARY.delivered } },
      ],
    });
    await producer.disconnect();
    giveUp();
  }

  it('has been everywhere, and was let in and turned away', () => {
    expect(statuses['2xx']).toBeGreaterThan(60);
    expect(statuses['4xx']).toBeGreaterThan(200);
    expect(statuses['5xx']).toBeUndefined();
  });

  it('is in no log of a service, of the database, of Kafka or of Redis', async () => {
    await waitUntil(() => logs().some(({ text }) => text.includes('is a dead letter')), {
      within: 20_000,
      what: 'the consumers say that a record cannot be read',
    });
    const secrets = secretsOf(env);
    const found = logs().flatMap(({ by, text }) =>
      text
        .split('\n')
        .flatMap((line) =>
          leaksInLog({ by, text: line }, WORDS, secrets).map(
            (leak) => `${by}: ${leak} in ${line.slice(0, 400)}`,
          ),
        ),
    );
    expect(found).toEqual([]);
    const lines = Object.fromEntries(logs().map(({ by, text }) => [by, text.split('\n').length]));
    expect(SERVICES.filter((name) => (lines[`${name}.log`] ?? 0) < 10)).toEqual([]);
    expect(logs().some(({ text }) => text.includes('"level":"debug"'))).toBe(true);
  });

  it('is in no metric, not even by id', async () => {
    for (const service of SERVICES) {
      const text = await (await fetch(`${url(service)}/metrics`)).text();
      expect(text).toContain('# HELP');
      expect(leaksInLog({ by: service, text }, [...WORDS, canary.userId], [])).toEqual([]);
    }
  });
});
