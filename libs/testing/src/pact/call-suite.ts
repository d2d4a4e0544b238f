import { describe, it } from '@jest/globals';
import type { ServiceName } from '@odyssey/contracts';
import { MatchersV3, PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { fromState } from './placeholders.ts';
import { freshPactFolder, Promised } from './written.ts';

const { regex } = MatchersV3;

/** One request of one service to another, made by the typed client that makes it in production. */
export interface CallCase {
  readonly provider: ServiceName;
  readonly method: 'GET' | 'POST';
  /** A text may hold `{name}`, which the provider state fills in. So in headers and body. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A state of the provider; it says who asks. */
  readonly given: string;
  readonly answers: CallAnswer;
  /** Runs the client against this address, and fails unless it makes of the answer what it should. */
  readonly call: (url: string) => Promise<void>;
}

export interface CallAnswer {
  readonly status: number;
  /** What is different about this one, when a call is answered with one status in several cases. */
  readonly variant?: string;
  readonly contentType: string;
  /** What the client reads of a JSON body, as matchers. */
  readonly json?: unknown;
  /** A text that is no JSON. */
  readonly text?: { readonly example: string /** In the syntax of Rust. */; readonly pattern: string };
  /** Of which only the kind is promised. */
  readonly bytes?: Buffer;
}

/** The consumer's half of the contracts about what one service asks others over HTTP. */
export function describeCalls(consumer: ServiceName, cases: readonly CallCase[]): void {
  const folder = freshPactFolder(`${consumer}-calls`);
  const promised = new Promised();

  describe(`what ${consumer} asks of other services`, () => {
    for (const one of cases) {
      it(descriptionOf(one), async () => {
        promised.add(`${descriptionOf(one)} | ${one.given}`);
        await interaction(folder, consumer, one);
      });
    }

    it('is all in the pact files', () => {
      promised.compareWith(folder);
    });
  });
}

const descriptionOf = ({ method, path, provider, answers: { status, variant } }: CallCase) =>
  [`${method} ${path} of ${provider} answers ${status}`, ...(variant ? [variant] : [])].join(', ');

async function interaction(folder: string, consumer: ServiceName, one: CallCase): Promise<void> {
  const { provider, method, path, headers = { authorization: 'Bearer token' }, body, given, answers } = one;
  const pact = new PactV4({
    consumer,
    provider,
    dir: folder,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });
  await pact
    .addInteraction()
    .given(given)
    .uponReceiving(descriptionOf(one))
    .withRequest(method, fromState(path) as string, (request) => {
      for (const [name, value] of Object.entries(headers))
        request.headers({
          [name]: value.startsWith('Bearer ') ? regex('^Bearer .+$', value) : (fromState(value) as string),
        });
      if (body !== undefined) request.jsonBody(fromState(body));
    })
    .willRespondWith(answers.status, (response) => {
      writeBody(response, answers);
      const type = answers.contentType.replaceAll(/[.+/]/g, '\\$&');
      response.headers({ 'content-type': regex(`^${type}(;.*)?$`, answers.contentType) });
    })
    .executeTest(({ url }) => one.call(url));
}

type V4ResponseBuilder = Parameters<
  NonNullable<
    Parameters<
      ReturnType<
        ReturnType<ReturnType<PactV4['addInteraction']>['uponReceiving']>['withRequest']
      >['willRespondWith']
    >[1]
  >
>[0];

function writeBody(response: V4ResponseBuilder, { contentType, json, text, bytes }: CallAnswer): void {
  if (json !== undefined) response.jsonBody(json);
  if (bytes) response.body(contentType, bytes);
  if (!text) return;
  // The builder knows JSON, XML and bytes; what it calls knows every text.
  const { interaction } = response as unknown as {
    interaction: {
      withResponseBody(body: string, contentType: string): void;
      withResponseMatchingRules(rules: string): void;
    };
  };
  interaction.withResponseBody(text.example, contentType);
  const matchers = [{ match: 'regex', regex: text.pattern }];
  interaction.withResponseMatchingRules(JSON.stringify({ body: { $: { matchers } } }));
}
