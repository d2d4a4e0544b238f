import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CATALOGUE, TaskCompleted, toHeaders } from '@odyssey/contracts';
import Fastify from 'fastify';
import { parse } from 'yaml';
import { REPOSITORY } from '../paths.ts';
import { goldenRecords } from '../release/golden.ts';
import { goldenOf, releases } from '../release/released.ts';
import { asyncApi } from './asyncapi.ts';
import { eventSchema } from './event-schema.ts';

const run = promisify(execFile);
const FILE = join(REPOSITORY, 'contracts/asyncapi.yaml');

interface Document {
  channels: Record<string, { messages: Record<string, unknown> }>;
  components: {
    messages: Record<string, { payload: object; examples: { headers: object; payload: object }[] }>;
    schemas: { Headers: object };
  };
}

/** A validator that knows nothing of us: Ajv, as Fastify brings it. Says what it has against a value, or `valid`. */
async function validator(
  schemas: Record<string, object>,
): Promise<(name: string, value: object) => Promise<string>> {
  const app = Fastify({
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  for (const [name, body] of Object.entries(schemas))
    app.post(`/${name}`, { schema: { body } }, async () => 'valid');
  await app.ready();
  return async (name, payload) => (await app.inject({ method: 'POST', url: `/${name}`, payload })).body;
}

describe('the AsyncAPI document', () => {
  const document = parse(readFileSync(FILE, 'utf8')) as Document;

  it('is valid for a tool that knows only AsyncAPI', async () => {
    const redocly = join(REPOSITORY, 'node_modules/.bin/redocly');
    const words = ['lint', FILE, '--skip-rule=security-defined', '--format=json'];
    const { stdout } = await run(redocly, words, {
      env: { PATH: process.env.PATH, REDOCLY_TELEMETRY: 'off' },
    });
    expect(JSON.parse(stdout).totals).toMatchObject({ errors: 0, warnings: 0 });
  }, 60_000);

  it('has every event, on the channel of its topic', () => {
    const listed = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
    expect(listed.sort()).toEqual(CATALOGUE.map(({ type }) => type).sort());
  });

  it('is the same each time', () => {
    expect(asyncApi([])).toBe(asyncApi([]));
  });

  it('says who reads an event in every version that reaches them', () => {
    const reaction = { service: 'mine', handler: 'mind', type: 'goals.achievement.earned.v2', strict: false };
    const { operations } = parse(asyncApi([reaction])) as {
      operations: Record<string, { messages: object[] }>;
    };
    expect(operations['mine.mind.goals.achievement.earned.v2']?.messages).toEqual([
      { $ref: '#/channels/goals/messages/goals.achievement.earned.v1' },
      { $ref: '#/channels/goals/messages/goals.achievement.earned.v2' },
    ]);
  });

  it('describes the headers that are sent', async () => {
    const accepts = await validator({ headers: document.components.schemas.Headers });
    const full = { to: 'ai.write-story', causationId: 'cause', traceparent: '00-1-2-01' };
    const sent = [
      ...CATALOGUE.map((event) => toHeaders(event.example({}, full))),
      ...Object.values(document.components.messages).flatMap(({ examples }) =>
        examples.map(({ headers }) => headers),
      ),
    ];
    for (const headers of sent) expect(await accepts('headers', headers)).toBe('valid');
    const wrong = { ...goldenRecords()[0]?.headers, ce_aggregateversion: '0' };
    expect(await accepts('headers', wrong)).toContain('ce_aggregateversion');
  });
});

describe('the schema of an event', () => {
  const records = [...releases().flatMap(goldenOf), ...goldenRecords()];
  let accepts: (type: string, data: object) => Promise<string>;
  beforeAll(async () => {
    accepts = await validator(
      Object.fromEntries(CATALOGUE.map((event) => [event.type, eventSchema(event, 'draft-7')])),
    );
  });

  it('is met by every record that was ever published of it', async () => {
    for (const { headers, value } of records) {
      const { ce_type: type = '' } = headers;
      expect([type, await accepts(type, JSON.parse(value))]).toEqual([type, 'valid']);
    }
  });

  it.each([
    ['an id that is none', { taskId: 'seven' }, 'taskId'],
    ['a time that is none', { completedAt: 'yesterday' }, 'completedAt'],
    ['a field that nobody promised', { colour: 'red' }, 'additional properties'],
  ])('refuses %s', async (_name, data, reason) => {
    expect(await accepts(TaskCompleted.type, { ...TaskCompleted.sample, ...data })).toContain(reason);
  });
});
