import { createServer } from 'node:net';
import {
  processEnvironment,
  type RunningService,
  type ServiceDefinition,
  startService,
} from '@odyssey/platform';
import { type TestDatabase, TestTokens, testDatabase } from '@odyssey/testing';

type Options = NonNullable<Parameters<typeof startService>[2]>;

/** A service at an address of its own that can be started anew there, on the database it had. */
export class Rolling {
  private constructor(
    private readonly definition: ServiceDefinition,
    private readonly env: Record<string, string | undefined>,
    private readonly options: Options,
    private readonly database: TestDatabase | undefined,
    readonly url: string,
    private running: RunningService,
  ) {}

  static async start(
    definition: ServiceDefinition,
    tokens: TestTokens,
    given: Record<string, string> = {},
  ): Promise<Rolling> {
    const database = definition.name === 'gateway' ? undefined : await testDatabase(definition);
    const port = await freePort();
    const variable = (name: string) => `ODYSSEY_${definition.name.toUpperCase()}_${name}`;
    const env = {
      ...processEnvironment(),
      ODYSSEY_LOG_LEVEL: 'silent',
      [variable('PORT')]: String(port),
      ...(database ? { [variable('DATABASE_URL')]: database.url } : {}),
      ...given,
    };
    const options = { keys: [tokens.keys], kafka: false, workers: false };
    const running = await startService(definition, env, options);
    return new Rolling(definition, env, options, database, `http://127.0.0.1:${port}`, running);
  }

  /** One process ends, something happens, and then another takes its place. */
  async restart(meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
    await this.running.close();
    await meanwhile();
    this.running = await startService(this.definition, this.env, this.options);
  }

  /** Another process takes its place, and then the first ends. */
  async handOver(): Promise<void> {
    const next = await startService(this.definition, this.env, this.options);
    await this.running.close();
    this.running = next;
  }

  async close(): Promise<void> {
    await this.running.close();
    await this.database?.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
