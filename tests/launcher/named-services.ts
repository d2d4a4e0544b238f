import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { TlsDoor } from '../../libs/events/test/tls-door.ts';
import { build } from '../../tools/src/build/build.ts';
import { COMPILE_CACHE } from '../../tools/src/paths.ts';
import { type Environment, serviceEnvironment } from '../../tools/src/stack/environment.ts';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';
import type { Part } from '../../tools/src/stack/part.ts';
import { Ports } from '../../tools/src/stack/ports.ts';
import { loadSecrets } from '../../tools/src/stack/secrets.ts';
import { oneService } from '../stack/one-service.ts';
import { RedisWithUsers } from './redis-with-users.ts';

const USERS = [...SERVICES, 'operator', 'admin'] as const;
export type User = (typeof USERS)[number];

const passwordOf = (user: User) => `only-for-this-test-${user}`;

/** Services as an operator runs them: each a process with its own name at a Kafka and a Redis that ask everybody who he is. */
export class NamedServices {
  private readonly parts = new Map<ServiceName, Part>();

  private constructor(
    private readonly dir: string,
    private readonly buildFolder: string,
    readonly stack: Stack,
    readonly redis: RedisWithUsers,
    private readonly door: TlsDoor,
    private readonly ports: Ports,
  ) {}

  /** Kafka, Redis and migrated databases; no service yet. */
  static async prepare(dir: string): Promise<NamedServices> {
    mkdirSync(join(dir, 'services'), { recursive: true });
    const { folder } = await build();
    let stack: Stack | undefined;
    const door = await TlsDoor.open(() => stack?.kafkaDoor('named') ?? 0);
    writeFileSync(join(dir, 'ca.pem'), door.ca);
    const logins = Object.fromEntries(USERS.map((user) => [`odyssey-${user}`, passwordOf(user)]));
    stack = await startStack({
      dir,
      services: 'none',
      buildFolder: folder,
      kafkaDetours: { named: { port: door.port, logins, superUsers: ['odyssey-admin'] } },
    });
    await stack.migrate({});
    const ports = await Ports.take(join(dir, 'services'), [...SERVICES, 'redis'], { preferred: {} });
    const redis = await RedisWithUsers.start({ dir, ports, passwordOf });
    return new NamedServices(dir, folder, stack, redis, door, ports);
  }

  get gateway(): string {
    return `http://127.0.0.1:${this.ports.port('gateway')}`;
  }

  /** How this user finds Kafka. */
  kafkaAs(user: User): Environment {
    return {
      ODYSSEY_KAFKA_URL: `127.0.0.1:${this.door.port}`,
      ODYSSEY_KAFKA_TLS: 'true',
      ODYSSEY_KAFKA_CA_FILE: join(this.dir, 'ca.pem'),
      ODYSSEY_KAFKA_SASL_MECHANISM: 'plain',
      ODYSSEY_KAFKA_USERNAME: `odyssey-${user}`,
      ODYSSEY_KAFKA_PASSWORD: passwordOf(user),
    };
  }

  kafkaOptionsAs(user: User) {
    return {
      brokers: [`127.0.0.1:${this.door.port}`],
      ssl: { ca: [this.door.ca] },
      sasl: { mechanism: 'plain' as const, username: `odyssey-${user}`, password: passwordOf(user) },
    };
  }

  /** Does not wait until it is ready. */
  begin(service: ServiceName): Promise<void> {
    const { dir, ports, buildFolder } = this;
    const part = oneService({ service, dir, ports, buildFolder, env: this.environment(service) });
    this.parts.set(service, part);
    return part.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.parts.values()].map((part) => part.stop()));
    await this.redis.stop();
    await this.stack.stop();
    await this.door.close();
    await this.ports.releaseAll();
  }

  private environment(service: ServiceName): Environment {
    const { ODYSSEY_POSTGRES_URL = '' } = this.stack.env;
    const given = serviceEnvironment(service, {
      dir: this.dir,
      secrets: loadSecrets(this.dir),
      compileCacheDir: COMPILE_CACHE,
      given: { ...this.kafkaAs(service), ODYSSEY_LIMIT_AUTH: '10000' },
      addresses: {
        ports: Object.fromEntries(SERVICES.map((name) => [name, this.ports.port(name)])) as Record<
          ServiceName,
          number
        >,
        postgresUrl: ODYSSEY_POSTGRES_URL,
        kafkaBrokers: [`127.0.0.1:${this.door.port}`],
        redisUrl: this.redis.urlOf(service),
      },
    });
    return given;
  }
}
