import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CATALOGUE, type EventDef, type Received, type ServiceName, toHeaders } from '@odyssey/contracts';
import { Dispatcher, type EventBus, type Outcome } from '@odyssey/events';
import {
  type Environment,
  Jobs,
  type RunningService,
  type ServiceDefinition,
  startService,
} from '@odyssey/platform';
import { TestTokens, type TestUser } from './access.ts';
import { type PublishedEvent, publishedIn } from './published.ts';
import { TestClient } from './test-client.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';
import { given, testEnvironment, variableOf } from './test-environment.ts';

export interface TestServiceOptions {
  /** Variables beside or instead of the stack's. */
  env?: Environment;
  /** True joins Kafka as in production; by default events stay in the outbox and are delivered by hand. */
  kafka?: boolean;
  /** Carries events between the services of a test, without Kafka. */
  bus?: EventBus;
  /** False leaves jobs waiting in their queues. */
  workers?: boolean;
}

/** A service on a database of its own, for one test file. */
export class TestService {
  readonly tokens: TestTokens;
  private offset = 0;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly service: RunningService,
    readonly database: TestDatabase | undefined,
    tokens: TestTokens,
  ) {
    this.tokens = tokens;
  }

  get app(): NestFastifyApplication {
    return this.service.app;
  }
  get name(): ServiceName {
    return this.service.name as ServiceName;
  }
  get url(): string {
    return this.service.url;
  }
  /** Who issues the tokens that the service trusts. */
  get issuer(): string {
    return this.tokens.issuer;
  }

  /** Requests of this person; of nobody when none is given. */
  http(user?: TestUser): TestClient {
    return new TestClient(this.app, async () => user && this.tokens.ofPerson(user));
  }

  /** Requests of another service to internal routes. */
  asService(caller: ServiceName): TestClient {
    return new TestClient(this.app, () => this.tokens.ofService(caller, this.service.name as ServiceName));
  }

  get<T>(token: Type<T> | symbol | (abstract new (...args: never[]) => T)): T {
    return this.app.get<T>(token as Type<T>, { strict: false });
  }

  /** What a query finds, seen with all rights. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]> {
    return this.stored().rows<Row>(sql, values);
  }

  /** What was published so far, oldest first; of one event only when it is named. */
  published<E extends EventDef>(event: E): Promise<PublishedEvent<E>[]>;
  published(): Promise<PublishedEvent[]>;
  published(event?: EventDef): Promise<PublishedEvent[]> {
    return publishedIn(this.stored(), event);
  }

  /** The data of the jobs in a queue, whether they wait or have run, oldest first. */
  async jobs<Data = Record<string, unknown>>(queue: string): Promise<Data[]> {
    const rows = await this.rows<{ data: Data & { _traceparent?: string } }>(
      'select data from jobs.job where name = $1 order by created_on, id',
      [queue],
    );
    return rows.map(({ data: { _traceparent: _, ...data } }) => data as Data);
  }

  /**
   * Makes the jobs of a queue that wait for their time, or for their next try, due now; those with this data, when it is
   * named. How long a job waits by itself is for the tests of the queue.
   */
  async hasten(queue: string, data: Record<string, unknown> = {}): Promise<void> {
    await this.rows(
      `update jobs.job set start_after = now()
       where name = $1 and state in ('created', 'retry') and data @> $2::jsonb`,
      [queue, JSON.stringify(data)],
    );
    this.get(Jobs).wakeAt(queue, 0);
  }

  /** Runs the handlers of an event as the consumer does. @throws with the reason when one of them fails. */
  async deliver(event: Received): Promise<Outcome> {
    const outcome = await this.tryDeliver(event);
    if (outcome !== 'parked' && outcome !== 'dead') return outcome;
    const [reason] = await this.rows<{ error: string }>(
      `select error from parked_events where event_id = $1
       union all select error from dead_letters where event_id = $1::text`,
      [event.id],
    );
    throw new Error(`${event.type} is ${outcome}: ${reason?.error ?? 'it waits behind another event'}`);
  }

  /** The same for a test that wants to see an event parked. */
  tryDeliver(event: Received): Promise<Outcome> {
    const def = CATALOGUE.find((known) => known.type === event.type);
    if (!def) throw new Error(`${event.type} is not in the catalogue`);
    this.offset += 1;
    return this.get(Dispatcher).deliver({
      topic: def.topic,
      partition: 0,
      offset: String(this.offset),
      key: event.subject,
      value: JSON.stringify(event.data),
      headers: toHeaders(event),
    });
  }

  close(): Promise<void> {
    this.closing ??= this.service.close().then(() => this.database?.close());
    return this.closing;
  }

  private stored(): TestDatabase {
    if (!this.database) throw new Error(`${this.service.name} has no database`);
    return this.database;
  }
}

/** Starts a service for one test file; close it in `afterAll`. Every answer is checked against its schema. */
export async function testService(
  definition: ServiceDefinition,
  { env = {}, kafka = false, bus, workers = true }: TestServiceOptions = {},
): Promise<TestService> {
  const stack = testEnvironment();
  const database = definition.name === 'gateway' ? undefined : await testDatabase(definition);
  const tokens = await TestTokens.create(env.ODYSSEY_PUBLIC_URL ?? given(stack, 'ODYSSEY_PUBLIC_URL'));
  const own: Environment = {
    ODYSSEY_LOG_LEVEL: 'error',
    // Tests of one machine share an address; those that are about limits set them.
    ODYSSEY_LIMIT_AUTH: '1000000',
    // Tests that are about mail bring a server of their own.
    ODYSSEY_SMTP_URL: '',
    [variableOf(definition.name, 'PORT')]: '0',
    ...(database ? { [variableOf(definition.name, 'DATABASE_URL')]: database.url } : {}),
  };
  try {
    const options = { keys: [tokens.keys], kafka, workers, checkAnswers: true, ...(bus ? { bus } : {}) };
    return new TestService(
      await startService(definition, { ...stack, ...own, ...env }, options),
      database,
      tokens,
    );
  } catch (error) {
    await database?.close();
    throw error;
  }
}
