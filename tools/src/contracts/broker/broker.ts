import { brokerFault, unclear } from './exit-codes.ts';

/** A Pact Broker, as the environment names it. */
export interface Broker {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @throws Fault when no broker is named, or not how it is spoken to. */
export function brokerFrom(env: NodeJS.ProcessEnv): Broker {
  const {
    PACT_BROKER_BASE_URL: url,
    PACT_BROKER_TOKEN: token,
    PACT_BROKER_USERNAME: user,
    PACT_BROKER_PASSWORD: password,
  } = env;
  if (!url)
    throw unclear(
      'No Pact Broker is named.',
      'set PACT_BROKER_BASE_URL; without a broker, ./odyssey test consumers providers holds contracts/pacts',
    );
  if (!URL.canParse(url))
    throw unclear(`PACT_BROKER_BASE_URL is no URL: ${url}`, 'like https://broker.example.org');
  if (token && user)
    throw unclear(
      'Both PACT_BROKER_TOKEN and PACT_BROKER_USERNAME are set.',
      'unset the one that this broker does not use',
    );
  const headers = { accept: 'application/hal+json' };
  const base = url.replace(/\/$/, '');
  if (token) return { url: base, headers: { ...headers, authorization: `Bearer ${token}` } };
  if (!user) return { url: base, headers };
  const basic = Buffer.from(`${user}:${password ?? ''}`).toString('base64');
  return { url: base, headers: { ...headers, authorization: `Basic ${basic}` } };
}

interface Link {
  readonly href: string;
  readonly name?: string;
}

/** As far as we read what a broker answers. */
export interface Resource {
  readonly _links?: Readonly<Record<string, Link | readonly Link[]>>;
  readonly _embedded?: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

export interface Answer {
  readonly status: number;
  readonly body: Resource & Record<string, unknown>;
}

/** Asks the broker. A status from 400 on is an answer too, but for those that say: not you, or not now. @throws Fault */
export async function ask(
  { url, headers }: Broker,
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
): Promise<Answer> {
  const answer = await fetch(new URL(path, `${url}/`), {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  }).catch((error: Error) => {
    throw away(url, ((error.cause as NodeJS.ErrnoException | undefined) ?? error).message);
  });
  if (answer.status === 401 || answer.status === 403) throw notLetIn(url, answer.status, headers);
  if (answer.status >= 500) throw away(url, `it answers ${answer.status}`);
  const text = await answer.text();
  return { status: answer.status, body: bodyOf(text) };
}

/** Sees that a broker is there and lets us in, before anything is begun. @throws Fault */
export async function reach(broker: Broker): Promise<void> {
  const { body } = await ask(broker, broker.url);
  if (!body._links?.['pb:publish-contracts'])
    throw brokerFault(
      `What answers at ${broker.url} is not a Pact Broker.`,
      'set PACT_BROKER_BASE_URL to the broker’s first page, with its path if it has one',
    );
}

function bodyOf(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    // Not one of the broker's answers; who asked sees by what is missing.
    return {};
  }
}

const away = (url: string, why: string) =>
  brokerFault(
    `The Pact Broker at ${url} cannot be reached: ${why}`,
    'see that it runs and that PACT_BROKER_BASE_URL is right; docs/pact-broker.md shows how to run one',
  );

const notLetIn = (url: string, status: number, { authorization }: Broker['headers']) => {
  const who = authorization?.startsWith('Bearer')
    ? 'the token'
    : authorization
      ? 'the user name or password'
      : 'those without a name';
  return brokerFault(
    `The Pact Broker at ${url} refuses ${who} (${status}).`,
    'set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, to one that may read and write',
  );
};
