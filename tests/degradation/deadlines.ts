/** Everything in the house that opens a connection, and how long it waits for a peer that says nothing. */
export interface Outgoing {
  /** The one file that makes the client. */
  readonly file: string;
  /** How many of them it makes: one more needs a look here. */
  readonly clients: number;
  readonly peer: string;
  /** What the file says; without these words it has no deadline. */
  readonly stated: readonly string[];
  /** A call costs no more than this, from its beginning to an answer or an error. Milliseconds. */
  readonly deadlineMs: number;
  /** What is done with a peer that is silent. */
  readonly afterwards: string;
}

export const OUTGOING: readonly Outgoing[] = [
  {
    file: 'libs/platform/src/boot/data-source.ts',
    clients: 2,
    peer: 'PostgreSQL, requests and handlers',
    stated: ['connectionTimeoutMillis: 3_000', 'query_timeout: 8_000', 'statement_timeout: 5_000'],
    deadlineMs: 8_000,
    afterwards:
      '3 s for a connection, 5 s for a statement, 8 s for a connection that has fallen silent; 503 `service_unavailable`',
  },
  {
    file: 'libs/platform/src/jobs/queue.ts',
    clients: 1,
    peer: 'PostgreSQL, the job queue',
    stated: ['connectionTimeoutMillis: 3_000', 'query_timeout: 8_000'],
    deadlineMs: 8_000,
    afterwards: 'the worker looks again at its next poll, 10 s later',
  },
  {
    file: 'libs/events/src/kafka/kafka.ts',
    clients: 1,
    peer: 'Kafka',
    stated: ['connectionTimeout: 1_000', 'requestTimeout: 5_000', 'enforceRequestTimeout: true'],
    deadlineMs: 5_000,
    afterwards: 'the relay tries again every second, the consumer joins again; the event waits in its outbox',
  },
  {
    file: 'libs/platform/src/limits/shared-counts.ts',
    clients: 1,
    peer: 'Redis, limits',
    stated: ['REDIS_TIMEOUT_MS = 200', 'commandTimeout', 'connectTimeout'],
    deadlineMs: 200,
    afterwards: 'the request is counted in this process',
  },
  {
    file: 'services/notifications/src/inbox/inbox-wakes.service.ts',
    clients: 1,
    peer: 'Redis, live inboxes',
    stated: ['COMMAND_MS = 1_000', 'commandTimeout', 'connectTimeout'],
    deadlineMs: 1_000,
    afterwards: 'nobody waits for it: the poll of the database tells, at most a second later',
  },
  {
    file: 'libs/platform/src/clients/connections.ts',
    clients: 1,
    peer: 'another service, auth too, for a connection',
    stated: ['connect: { timeout: 1_500 }'],
    deadlineMs: 2_000,
    afterwards: 'as below',
  },
  {
    file: 'libs/platform/src/clients/service-client.ts',
    clients: 1,
    peer: 'another service',
    stated: ['AbortSignal.timeout(this.options.deadlineMs)'],
    deadlineMs: 2_000,
    afterwards:
      '2 s for memories (the answer comes without them), 10 s to the first byte of a part of an export (the job tries again)',
  },
  {
    file: 'libs/platform/src/clients/service-tokens.ts',
    clients: 1,
    peer: 'auth, tokens of services',
    stated: ['TIMEOUT_MS = 2_000', 'AbortSignal.timeout(TIMEOUT_MS)'],
    deadlineMs: 2_000,
    afterwards: 'as if the other service were away',
  },
  {
    file: 'libs/platform/src/access/introspection.ts',
    clients: 1,
    peer: 'auth, personal access tokens',
    stated: ['DEADLINE_MS = 2_000', 'AbortSignal.timeout(DEADLINE_MS)'],
    deadlineMs: 2_000,
    afterwards:
      'a token that was asked for in the last minute stays good, others get 503; nobody asks again for a second',
  },
  {
    file: 'libs/platform/src/access/token-keys.ts',
    clients: 1,
    peer: 'auth, keys of tokens',
    stated: ['FETCH_TIMEOUT_MS = 2_000', 'timeoutDuration: FETCH_TIMEOUT_MS'],
    deadlineMs: 2_000,
    afterwards: 'the keys last seen stay good; nobody asks again for a second',
  },
  {
    file: 'services/gateway/src/proxy/service-connections.ts',
    clients: 2,
    peer: 'the services behind the gateway, for a connection',
    stated: ['CONNECT_MS = 2_000', 'timeout: CONNECT_MS'],
    deadlineMs: 2_000,
    afterwards: '503 `upstream_unavailable`',
  },
  {
    file: 'services/gateway/src/proxy/proxy.plugin.ts',
    clients: 1,
    peer: 'the services behind the gateway',
    stated: ['timeout: options.patienceWith('],
    deadlineMs: 30_000,
    afterwards:
      '30 s for the beginning of an answer (ai 120 s), 12 s from one that gives no sign of life either; 503 `upstream_timeout`',
  },
  {
    file: 'services/gateway/src/proxy/silences.ts',
    clients: 1,
    peer: 'the services behind the gateway, for a sign of life',
    stated: ['ask: 2_000', 'patienceOf(this.patience.ask)'],
    deadlineMs: 2_000,
    afterwards: 'whoever wants it gets 503 `upstream_unavailable` at once; it is asked again every second',
  },
  {
    file: 'libs/mail/src/mailer.service.ts',
    clients: 2,
    peer: 'SMTP',
    stated: ['CONNECT_MS = 5_000', 'GREETING_MS = 15_000', 'SILENCE_MS = 15_000', 'WHOLE_MS = 30_000'],
    deadlineMs: 15_000,
    afterwards:
      'the mail is tried again, ten times in about twenty minutes; the notification is in the app at once',
  },
  {
    file: 'services/ai/src/models/openai-compatible.model.ts',
    clients: 3,
    peer: 'a model provider',
    stated: ['new Watch(', 'abortSignal: watch.signal', 'maxRetries: 0'],
    deadlineMs: 10_000,
    afterwards:
      '10 s to the headers, 30 s to the first word, 15 s between words, 120 s in all; then the next provider, at last the house',
  },
  {
    file: 'services/auth/src/identities/bounded-fetch.ts',
    clients: 1,
    peer: 'a provider of identities',
    stated: ['AbortSignal.timeout(deadline)'],
    deadlineMs: 5_000,
    afterwards: 'logging in with that provider says that it is away; the password works',
  },
  {
    file: 'services/auth/src/identities/oidc-provider.ts',
    clients: 3,
    peer: 'a provider of identities, by openid-client',
    stated: ['[customFetch]: (url, options) => boundedFetch(url, options, this.deadline)'],
    deadlineMs: 5_000,
    afterwards: 'as above: every call goes through it',
  },
  {
    file: 'libs/platform/src/telemetry/tracing.ts',
    clients: 1,
    peer: 'the collector of traces',
    stated: ['EXPORT_MS = 5_000', 'timeoutMillis: EXPORT_MS', 'FLUSH_MS = 2_000'],
    deadlineMs: 2_000,
    afterwards: 'nobody waits for it but the end of the process, 2 s; spans are lost',
  },
];
