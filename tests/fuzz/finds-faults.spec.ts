import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fuzz, type Report } from './fuzz.ts';
import { routesOf } from './operations.ts';

const Note = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    text: { type: 'string' },
    stars: { type: 'integer' },
  },
  required: ['id', 'text'],
};
const problem = {
  description: 'no',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
};
const json = (schema: object) => ({ 'application/json': { schema } });

/** A service with one kind of thing, as its document has it. */
const DOCUMENT = {
  components: { schemas: { Note } },
  paths: {
    '/v1/notes': {
      post: {
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            properties: {
              text: { type: 'string', minLength: 1, maxLength: 40 },
              stars: { type: 'integer', minimum: 0, maximum: 5 },
            },
            required: ['text'],
          }),
        },
        responses: {
          201: {
            description: 'made',
            headers: { Location: {} },
            content: json({ $ref: '#/components/schemas/Note' }),
          },
          400: problem,
          415: problem,
          422: problem,
        },
      },
    },
    '/v1/notes/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          200: { description: 'it', content: json({ $ref: '#/components/schemas/Note' }) },
          400: problem,
          404: problem,
        },
      },
    },
  },
};

interface Quirks {
  /** What the service does instead of what is right. */
  onMake?(note: { text: string; stars?: number }): { status: number; body: object } | undefined;
  onRead?: { status: number; body: object };
  location?: false;
  lenient?: true;
}

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function notesService(quirks: Quirks): Promise<string> {
  const notes = new Map<string, object>();
  const server = createServer(async (request, response) => {
    const say = (status: number, body: object, headers: Record<string, string> = {}) => {
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
    };
    if (request.method === 'GET') {
      const id = request.url?.split('/').at(-1) ?? '';
      if (!/^[0-9a-f-]{36}$/.test(id)) return say(400, {});
      const note = notes.get(id);
      if (note && quirks.onRead) return say(quirks.onRead.status, quirks.onRead.body);
      return note ? say(200, note) : say(404, {});
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers['content-type'] !== 'application/json') return say(415, {});
    let note: { text: string; stars?: number };
    try {
      note = JSON.parse(Buffer.concat(chunks).toString()) as typeof note;
    } catch {
      return say(400, {});
    }
    if (!quirks.lenient && !isNote(note)) return say(422, {});
    const quirk = quirks.onMake?.(note);
    if (quirk) return say(quirk.status, quirk.body);
    const id = crypto.randomUUID();
    notes.set(id, { id, ...note });
    return say(201, { id, ...note }, quirks.location === false ? {} : { location: `/v1/notes/${id}` });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function isNote(note: unknown): boolean {
  if (typeof note !== 'object' || note === null || Array.isArray(note)) return false;
  const { text, stars, ...rest } = note as Record<string, unknown>;
  if (typeof text !== 'string' || text.length < 1 || text.length > 40 || text.includes('\u0000'))
    return false;
  const fits =
    stars === undefined || (Number.isInteger(stars) && (stars as number) >= 0 && (stars as number) <= 5);
  return fits && Object.keys(rest).length === 0;
}

async function fuzzed(quirks: Quirks): Promise<Report> {
  return fuzz({
    base: await notesService(quirks),
    routes: routesOf(DOCUMENT),
    newPerson: async () => ({ token: undefined, known: () => undefined, form: () => undefined }),
    batches: 4,
    length: 60,
    seed: 7,
    lanes: 2,
  });
}

describe('the fuzzer', () => {
  it('finds nothing where nothing is wrong, and gets through', async () => {
    const { faults, counts } = await fuzzed({});
    expect(faults).toEqual([]);
    expect(counts['POST /v1/notes']?.fine).toBeGreaterThan(30);
    expect(counts['GET /v1/notes/{id}']?.fine).toBeGreaterThan(30);
    expect(counts['POST /v1/notes']?.spoiled).toBeGreaterThan(10);
  });

  it('finds a failure that only some texts cause, and shows the smallest', async () => {
    const { faults } = await fuzzed({
      onMake: ({ text }) => (text.includes('e') ? { status: 500, body: {} } : undefined),
    });
    expect(faults).toEqual([
      expect.objectContaining({ route: 'POST /v1/notes', fault: 'answered 500', answer: '500 {}' }),
    ]);
    expect(faults[0]?.curl).toContain(`-d '{"text":"e"}'`);
  });

  it.each<[string, Quirks, string]>([
    [
      'a status that is not documented',
      { onRead: { status: 418, body: {} } },
      'which its document does not name',
    ],
    ['a body that does not fit', { onRead: { status: 200, body: { id: 'x' } } }, 'does not allow'],
    ['a header that is promised and not sent', { location: false }, 'without the header Location'],
    ['a fault that is let in', { lenient: true }, 'took a request with a fault'],
  ])('finds %s', async (_, quirks, fault) => {
    expect((await fuzzed(quirks)).faults.map((found) => found.fault).join('\n')).toContain(fault);
  });

  it('repeats itself for the same seed', async () => {
    const [one, other] = [await fuzzed({}), await fuzzed({})];
    expect(one.requests).toBe(other.requests);
    expect(one.counts['POST /v1/notes']?.spoiled).toBe(other.counts['POST /v1/notes']?.spoiled);
  });
});
