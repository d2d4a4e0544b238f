import type { IncomingMessage, ServerResponse } from 'node:http';
import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { type Given, GivenAnswers } from './given-answers.ts';

export type Json = string | number | boolean | null;
/** Sets the stage for one interaction; what it returns fills the placeholders of the request. */
export type ProviderState = () => Promise<Record<string, Json> | undefined>;

export interface Message {
  readonly metadata: Record<string, string>;
  /** The value of the record, as it is in the outbox. */
  readonly body: string;
}

export interface Verification {
  readonly provider: string;
  /** Where HTTP interactions are sent; a provider of messages alone has none. */
  readonly baseUrl?: string;
  /** Runs before the request leaves: it adds whom it is from. */
  readonly headers?: () => Promise<Record<string, string>>;
  readonly states: Readonly<Record<string, ProviderState>>;
  /** Makes the message of an interaction by its description. */
  readonly message: (description: string) => Promise<Message>;
  /** Where the pacts come from: files, or what the verifier needs to ask a broker. */
  readonly source: Partial<VerifierOptions>;
  /** The interactions that have to be verified, by description and states; unknown when a broker says which. */
  readonly expected?: readonly Expected[];
}

export interface Expected {
  readonly consumer: string;
  readonly description: string;
  readonly states: readonly string[];
}

export interface Verified extends Expected {
  readonly result: 'OK' | 'failed' | 'pending';
  /** Why not, each with its place: `$.title: Expected …`. */
  readonly mismatches: readonly string[];
  /** What the provider really gave; unknown when not every interaction was asked for. */
  readonly given?: Given;
}

interface Results {
  interactionResults?: {
    consumer: string;
    description: string;
    providerStates?: string[];
    result: string;
    mismatch?: { mismatches?: Mismatch[]; error?: string };
    pending?: boolean;
  }[];
}

interface Mismatch {
  mismatch: string;
  path?: string;
  key?: string;
}

/** They make the stock verifier skip interactions and stay green. */
const FILTERS = [
  'PACT_DESCRIPTION',
  'PACT_PROVIDER_STATE',
  'PACT_PROVIDER_NO_STATE',
  'PACT_CONSUMER_FILTERS',
];

/** A verification that is not wholly green; the message has every reason, one a line. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken';

  constructor(
    message: string,
    /** What was run all the same. */
    readonly verified: readonly Verified[] = [],
  ) {
    super(message);
  }
}

/**
 * Verifies a provider against its pacts, and is green only when every interaction was really run and went well. The
 * stock verifier is also green when a state is missing or throws, when nothing was found, and when a filter is set.
 * @returns each interaction with its result. @throws ContractBroken
 */
export async function verifyProvider(verification: Verification): Promise<Verified[]> {
  const filter = FILTERS.find((name) => process.env[name]);
  if (filter) throw new ContractBroken(`${filter} is set: interactions would be skipped; unset it`);
  const troubles: string[] = [];
  const { states, expected } = verification;
  const known = new Set(Object.keys(states));
  const missing = new Set(
    expected?.flatMap((interaction) => interaction.states.filter((state) => !known.has(state))),
  );
  for (const state of missing)
    troubles.push(`no provider state "${state}": add it to the states of ${verification.provider}`);
  if (expected?.length === 0) troubles.push(`no interaction with ${verification.provider} was found`);
  if (troubles.length > 0) throw new ContractBroken(troubles.join('\n'));

  const verified = await run(verification, troubles);
  if (verified.length === 0) troubles.push('no interaction was run');
  for (const wanted of expected ?? []) {
    if (!verified.some((one) => keyOf(one) === keyOf(wanted))) troubles.push(`was not run: ${keyOf(wanted)}`);
  }
  for (const one of verified) {
    if (one.result === 'failed')
      troubles.push(`failed: ${keyOf(one)}\n${one.mismatches.map((why) => `  ${why}`).join('\n')}`);
  }
  if (troubles.length > 0) throw new ContractBroken(troubles.join('\n'), verified);
  return verified;
}

async function run(verification: Verification, troubles: string[]): Promise<Verified[]> {
  const answers = new GivenAnswers();
  const { states, provider, baseUrl, headers, message, source } = verification;
  // A handler that throws is answered with an error that the stock verifier only writes to its log.
  const kept =
    <T>(what: string, work: () => Promise<T>) =>
    async (): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        troubles.push(`${what}: ${(error as Error).message}`);
        throw error;
      }
    };
  const options: VerifierOptions = {
    provider,
    logLevel: 'error',
    ...(baseUrl ? { providerBaseUrl: baseUrl } : {}),
    stateHandlers: Object.fromEntries(
      Object.entries(states).map(([name, setUp]) => [
        name,
        { setup: kept(`state "${name}"`, async () => (await setUp()) ?? {}) },
      ]),
    ),
    messageProviders: new Proxy(
      {},
      {
        // Looked up by description; the verifier also writes its options to its log as JSON.
        get: (_target, description) =>
          typeof description === 'string' && description !== 'toJSON'
            ? kept(`message "${description}"`, async () =>
                asPactMessage(answers.ofMessage(await message(description))),
              )
            : undefined,
      },
    ),
    ...(headers
      ? {
          requestFilter: (
            request: IncomingMessage,
            response: ServerResponse,
            next: (error?: unknown) => void,
          ) => {
            answers.ofRequest(request, response);
            headers().then((own) => {
              Object.assign(request.headers, own);
              // Without a length the verifier's proxy announces a body of unknown length, where the client sends none.
              if (!request.headers['content-type']) request.headers['content-length'] ??= '0';
              next();
            }, next);
          },
        }
      : {}),
    ...source,
  };
  try {
    return answers.with(resultsIn(await new Verifier(options).verifyProvider()));
  } catch (error) {
    const { message } = error as Error;
    // A verification that failed is told as an error whose message is the results.
    if (message.startsWith('{')) return answers.with(resultsIn(message));
    troubles.push(message);
    return [];
  }
}

const asPactMessage = ({ metadata, body }: Message) => ({
  __pactMessageMetadata: { ...metadata, contentType: 'application/json' },
  message: JSON.parse(body) as unknown,
});

function resultsIn(text: string): Verified[] {
  const { interactionResults = [] } = JSON.parse(text) as Results;
  return interactionResults.map(
    ({ consumer, description, providerStates: states = [], result, mismatch, pending }) => ({
      consumer,
      description,
      states,
      result: result === 'OK' ? 'OK' : pending ? 'pending' : 'failed',
      mismatches: [
        ...(mismatch?.error ? [mismatch.error] : []),
        ...(mismatch?.mismatches ?? []).map(({ mismatch: why, path, key }) => `${path ?? key ?? ''}: ${why}`),
      ],
    }),
  );
}

export const keyOf = ({ consumer, description, states }: Expected) =>
  [consumer, description, ...states].join(' | ');
