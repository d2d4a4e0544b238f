import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@odyssey/contracts';
import { MatchersV3, PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { answerShape, type Schema } from './answer-shape.ts';
import { fromState, sampleOf } from './placeholders.ts';
import { callOperation } from './rest-client.ts';
import { freshPactFolder, Promised } from './written.ts';

const { like, regex } = MatchersV3;

type V4RequestBuilder = Parameters<
  NonNullable<Parameters<ReturnType<ReturnType<PactV4['addInteraction']>['uponReceiving']>['withRequest']>[2]>
>[0];

/** One request of a REST client and the answer that it relies on. */
export interface RestCase<State extends string = string> {
  /** The `operationId` of the service's OpenAPI document. */
  readonly operation: string;
  readonly status: number;
  /** The stable code of a problem. */
  readonly code?: string;
  readonly given: State;
  /** What is different about this one, when an operation answers one status in several cases. */
  readonly variant?: string;
  /** Values of the address; a text may hold `{name}`, which the provider state fills in. So in all that follow. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A form with this file in it, instead of a body. */
  readonly form?: SentFile;
}

/** A file as a form sends it. */
export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** The name of its part. Default: `file`. */
  readonly part?: string;
}

interface Operation {
  operationId?: string;
  parameters?: { name: string; schema: Schema }[];
  security?: unknown[];
  responses: Record<
    string,
    { headers?: Record<string, unknown>; content?: Record<string, { schema?: Schema }> }
  >;
  requestBody?: { content: Record<string, unknown> };
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** The consumer's half of the public REST surface of one service: what `@odyssey/client` asks, and what it relies on. */
export function describeRest(service: ServiceName, cases: readonly RestCase[]): void {
  const folder = freshPactFolder(`rest-${service}`);
  const promised = new Promised();
  const document = JSON.parse(readFileSync(resolve(`contracts/http/${service}.json`), 'utf8')) as Document;
  const routes = new Map(routesOf(document).map((route) => [route.operation.operationId, route]));

  describe(`what a REST client relies on of ${service}`, () => {
    for (const one of cases) {
      it(descriptionOf(one), async () => {
        const route = routes.get(one.operation);
        if (!route) throw new Error(`${service} has no operation ${one.operation}`);
        promised.add(`${descriptionOf(one)} | ${one.given}`);
        await interaction(folder, service, document, route, one);
      });
    }

    it('is all in the pact files', () => {
      promised.compareWith(folder);
    });
  });
}

const descriptionOf = ({ operation, status, code, variant }: RestCase) =>
  [`${operation} answers ${status}`, ...(code ? [code] : []), ...(variant ? [variant] : [])].join(', ');

async function interaction(
  folder: string,
  provider: ServiceName,
  document: Document,
  route: Route,
  one: RestCase,
): Promise<void> {
  const answer = route.operation.responses[String(one.status)];
  if (!answer) throw new Error(`${one.operation} does not document ${one.status}`);
  const [contentType, { schema = {} } = {}] = Object.entries(answer.content ?? {})[0] ?? [];
  const shape = contentType?.includes('json')
    ? answerShape(schema, document.components?.schemas ?? {})
    : undefined;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => one.path?.[name] ?? `{${name}}`);

  const pact = new PactV4({
    consumer: 'rest-client',
    provider,
    dir: folder,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });
  await pact
    .addInteraction()
    .given(one.given)
    .uponReceiving(descriptionOf(one))
    .withRequest(route.method, fromState(path) as string, (request) => {
      for (const [name, value] of Object.entries(headersOf(route, one))) {
        request.headers({
          [name]: name === 'authorization' ? regex('^Bearer .+$', value) : (fromState(value) as string),
        });
      }
      for (const [name, value] of Object.entries(one.query ?? {}))
        request.query({ [name]: fromState(value, sampleFor(route, name)) as string });
      if (one.body !== undefined) writeBody(request, contentTypeOf(route), one.body);
      if (one.form) writeForm(request, one.form);
    })
    .willRespondWith(one.status, (response) => {
      for (const name of Object.keys(answer.headers ?? {}).filter(ownHeader))
        response.headers({ [name]: like('1') });
      if (shape !== undefined) response.jsonBody(one.code ? { ...(shape as object), code: one.code } : shape);
      if (contentType)
        response.headers({
          'content-type': regex(`^${contentType.replaceAll(/[.+/]/g, '\\$&')}.*$`, contentType),
        });
    })
    .executeTest(async ({ url }) => {
      const answered = await callOperation(url, {
        operation: one.operation,
        path: sampleOf({ ...valuesOf(route.path), ...one.path }),
        query: Object.fromEntries(
          Object.entries(one.query ?? {}).map(([name, value]) => [
            name,
            sampleOf(value, sampleFor(route, name)),
          ]),
        ),
        headers: sampleOf(headersOf(route, one)),
        body: one.form ? formOf(one.form) : sampleOf(one.body),
        contentType,
      });
      expect(answered).toMatchObject({ status: one.status, ...(one.code ? { code: one.code } : {}) });
    });
}

/** What stands for a value of the query until the state gives it: the document says of what kind. */
const sampleFor = ({ operation: { parameters = [] } }: Route, name: string) =>
  parameters.find((parameter) => parameter.name === name)?.schema.type === 'integer' ? '1' : undefined;

/** A value that the state fills in for each name in the address. */
const valuesOf = (path: string): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([whole, name]) => [name, whole]));

/** The rate limit’s headers are alike on every route; the suites about limits hold them. */
const ownHeader = (name: string) => !name.startsWith('RateLimit');

/** What the client sends beside what the case names: whose request it is, and of what kind the body is. */
function headersOf({ operation }: Route, { headers, body }: RestCase): Record<string, string> {
  return {
    ...(operation.security?.length === 0 ? {} : { authorization: 'Bearer token' }),
    ...(body === undefined ? {} : { 'content-type': contentTypeOf({ operation }) }),
    ...headers,
  };
}

const contentTypeOf = ({ operation }: Pick<Route, 'operation'>) =>
  Object.keys(operation.requestBody?.content ?? {})[0] ?? 'application/json';

/** The builder's own `jsonBody` knows one content type; what it calls knows every kind of JSON. */
function writeBody(request: V4RequestBuilder, type: string, body: unknown): void {
  const { interaction } = request as unknown as {
    interaction: { withRequestBody(body: string, contentType: string): void };
  };
  interaction.withRequestBody(JSON.stringify(fromState(body)), type);
}

/** Pact compares the kind of the file, and sends the whole of it to the provider. It takes files from the disk only. */
function writeForm(request: V4RequestBuilder, { part = 'file', name, contentType, content }: SentFile): void {
  const file = join(mkdtempSync(join(tmpdir(), 'form-')), name);
  writeFileSync(file, content);
  try {
    request.multipartBody(contentType, file, part, 'form-of-a-contract');
  } finally {
    rmSync(dirname(file), { recursive: true });
  }
}

function formOf({ part = 'file', name, contentType, content }: SentFile): FormData {
  const form = new FormData();
  form.append(part, new File([new Uint8Array(content)], name, { type: contentType }));
  return form;
}

function routesOf({ paths }: Document): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}
