import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { archival } from '@odyssey/archival';
import { ERRORS, type ErrorCode } from '@odyssey/contracts';
import { gateway } from '@odyssey/gateway';
import { goals } from '@odyssey/goals';
import { newId, SECOND_FACTOR_PENDING } from '@odyssey/platform';
import { asUser, type TestAnswer, type TestService, testService } from '@odyssey/testing';
import { isAdvice, type Problem } from './refusal.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const CODES = Object.keys(ERRORS) as ErrorCode[];

/** Carried by events and by what events leave behind, never by an answer: `failure.code` of a plan or a story. */
const OF_EVENTS_ONLY: ErrorCode[] = ['provider_unavailable'];
/** Takes half a minute to be answered: the suite that cuts everything off waits for it. */
const OF_CUTS: ErrorCode[] = ['upstream_timeout'];
/** Of every address, whatever its document says: they are about no route, or about no fault of the caller. */
const OF_EVERY_ADDRESS: ErrorCode[] = [
  'malformed_request',
  'request_timeout',
  'address_too_long',
  'headers_too_large',
  'method_not_allowed',
  'internal_error',
  'upstream_unavailable',
  'upstream_timeout',
];

interface Pact {
  interactions: { response?: { body?: { content?: { code?: string } } } }[];
}

/** The codes that a real service has answered while its agreements with REST clients were verified. */
function codesOfContracts(): Set<string> {
  const folder = join(REPOSITORY, 'contracts/pacts');
  const files = readdirSync(folder).filter((name) => name.startsWith('rest-client-'));
  const pacts = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Pact);
  return new Set(
    pacts.flatMap(({ interactions }) => interactions.map((one) => one.response?.body?.content?.code ?? '')),
  );
}

const read = (folder: string, pattern: RegExp) =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !name.includes('node_modules'))
    .map((name) => readFileSync(join(REPOSITORY, folder, name), 'utf8'))
    .join('\n');

/** What is answered to a body that does not come. */
async function late(url: string): Promise<TestAnswer<Problem>> {
  const asked = request(url, { method: 'POST', headers: { 'content-length': '9' } });
  asked.flushHeaders();
  try {
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const body = (await json(answer)) as Problem;
    return { status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string>, body };
  } finally {
    asked.destroy();
  }
}

/** R1: every code of the registry is produced by a real service, none is unlisted, none unreachable. */
describe('every code of the registry', () => {
  const user = asUser();
  let planner: TestService;
  let limited: TestService;
  let door: TestService;
  let keeper: TestService;

  beforeAll(async () => {
    const env = { ODYSSEY_LOG_LEVEL: 'silent' };
    [planner, limited, door, keeper] = await Promise.all([
      testService(goals, { env }),
      testService(goals, { env: { ...env, ODYSSEY_LIMIT_READ: '1' } }),
      testService(gateway, {
        env: { ...env, ODYSSEY_MEMORY_URL: 'http://127.0.0.1:1', ODYSSEY_EDGE_BODY_SECONDS: '1' },
      }),
      testService(archival, { env }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([planner, limited, door, keeper].map((one) => one?.close()));
  });

  const http = () => planner.http(user);
  const task = JSON.stringify({ title: 'Swim' });
  const keyed = (key: string) => ({ 'idempotency-key': key });

  /** How a real service is brought to answer what every route can; codes of one service are in its agreements. */
  const PRODUCERS: Partial<Record<ErrorCode, () => Promise<TestAnswer<Problem>>>> = {
    malformed_json: () => http().post('/v1/tasks', '{"title":'),
    malformed_request: () => http().get('/v1/%ff'),
    request_timeout: () => late(`${door.url}/v1/tasks`),
    address_too_long: () => http().get(`/v1/tasks?q=${'x'.repeat(8_000)}`),
    headers_too_large: () =>
      http().get(
        '/v1/tasks',
        Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`x-${number}`, '1'])),
      ),
    malformed_cursor: () => http().get('/v1/tasks?cursor=abc'),
    unauthenticated: () => planner.http().get('/v1/tasks'),
    insufficient_scope: () => planner.http(asUser(newId(), { scopes: ['memory:read'] })).get('/v1/tasks'),
    reauthentication_required: () =>
      keeper
        .http(asUser(newId(), { authTime: new Date(Date.now() - 3_600_000) }))
        .post('/v1/privacy/exports', {}),
    second_factor_required: () =>
      planner.http(asUser(newId(), { scopes: [SECOND_FACTOR_PENDING] })).get('/v1/tasks'),
    method_not_allowed: () => http().put('/v1/tasks', {}),
    precondition_required: () => http().patch(`/v1/tasks/${newId()}`, {}, {}),
    body_too_large: () => http().post('/v1/tasks', { title: 'x'.repeat(1_048_600) }),
    unsupported_media_type: () => http().post('/v1/tasks', 'a,b', { 'content-type': 'text/csv' }),
    async rate_limited() {
      await limited.http(user).get('/v1/tasks');
      return limited.http(user).get('/v1/tasks');
    },
    async idempotency_key_reused() {
      await http().post('/v1/tasks', task, keyed('one'));
      return http().post('/v1/tasks', { title: 'Run' }, keyed('one'));
    },
    async idempotency_in_flight() {
      // A claim that is held, as by a request that still runs.
      await http().post('/v1/tasks', task, keyed('two'));
      await planner.rows(
        `update idempotency_keys set answered = false, answer = null, claimed_until = now() + interval '1 minute'
         where owner_id = $1 and key = 'two'`,
        [user.userId],
      );
      return http().post('/v1/tasks', task, keyed('two'));
    },
    internal_error: () => around('alter table tasks rename to lost', 'alter table lost rename to tasks'),
    service_unavailable: () =>
      around(
        `create function no_room() returns trigger language plpgsql as
           $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
         create trigger no_room before insert on tasks for each row execute function no_room()`,
        'drop function no_room() cascade',
        () => http().post('/v1/tasks', { title: 'Swim' }),
      ),
    upstream_unavailable: () => door.http(user).get('/v1/memories'),
  };

  /** What a request answers while the database is so, with all rights. */
  async function around(
    before: string,
    after: string,
    ask = () => http().get<Problem>('/v1/tasks'),
  ): Promise<TestAnswer<Problem>> {
    await planner.rows(before);
    try {
      return await ask();
    } finally {
      await planner.rows(after);
    }
  }

  it.each(Object.entries(PRODUCERS))('%s is answered by a service', async (code, produce) => {
    const { status, headers, body } = await produce();
    const { status: known, title } = ERRORS[code as ErrorCode];
    expect({ status, body }).toMatchObject({ status: known, body: { code, title, status: known } });
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    if ([429, 503].includes(status)) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect({ detail: body.detail, isAdvice: isAdvice(body.detail) }).toMatchObject({ isAdvice: true });
  });

  it('is produced: here, by an agreement with clients that its service is held to, a cut, or an event', () => {
    const agreed = codesOfContracts();
    const events = read('contracts/events', /\.ts$/);
    const cuts = read('tests/degradation', /^cuts\.ts$/);
    const produced = (code: ErrorCode) =>
      code in PRODUCERS ||
      agreed.has(code) ||
      (OF_EVENTS_ONLY.includes(code) && events.includes(code)) ||
      (OF_CUTS.includes(code) && cuts.includes(`'${code}'`));
    expect(CODES.filter((code) => !produced(code))).toEqual([]);
  });

  it('is used by the code of a service, and no agreement names another', () => {
    const sources = ['services', 'libs/platform', 'libs/events', 'libs/user-data'].map((folder) =>
      read(folder, /^(?!.*(spec|test)).*\.ts$/),
    );
    const unused = CODES.filter((code) => !sources.some((text) => text.includes(`'${code}'`)));
    expect(unused.filter((code) => !OF_EVENTS_ONLY.includes(code))).toEqual([]);
    expect([...codesOfContracts()].filter((code) => code && !Object.hasOwn(ERRORS, code))).toEqual([]);
  });

  it('is in the document of a route that can answer it', () => {
    const documents = read('contracts/http', /^[a-z]+\.json$/);
    const documented = (code: ErrorCode) => documents.includes(`\`${code}\`: `);
    expect(
      CODES.filter(
        (code) => !documented(code) && !OF_EVENTS_ONLY.includes(code) && !OF_EVERY_ADDRESS.includes(code),
      ),
    ).toEqual([]);
  });
});
