import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { Fault } from '../fault.ts';
import { haveKafkaJars, kafkaJars } from '../machine/kafka-jars.ts';
import { holderOf, isListening } from '../machine/port-holder.ts';
import { COMPILE_CACHE } from '../paths.ts';
import { prepareDatabases } from './databases.ts';
import type { Environment, StackSetting } from './environment.ts';
import type { External } from './external.ts';
import { doorOf, type KafkaDetours, kafkaPart } from './kafka.ts';
import { createTopics, type KafkaPlace } from './kafka-admin.ts';
import { mailPart, mailUrl } from './mail.ts';
import { migrate } from './migrate.ts';
import type { Care, Part } from './part.ts';
import { Ports, type PortWishes } from './ports.ts';
import { postgresPart, postgresUrl } from './postgres.ts';
import { redisPart } from './redis.ts';
import { endLeftovers } from './run-records.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { compactPart, separateParts } from './service-parts.ts';
import { SERVICES, type ServiceName } from './services.ts';
import { Stack, stopParts } from './stack.ts';

export interface StackOptions {
  /** Data, logs, ports and secrets of this stack. */
  dir: string;
  services: 'separate' | 'compact' | 'none';
  /** Goes to every service as it is: providers, limits, log level. */
  env?: Environment;
  external?: External;
  /** For tests of a broken network. */
  kafkaDetours?: KafkaDetours;
  /** A folder of bundles made before; without it the sources are built. */
  buildFolder?: string;
  ports?: PortWishes;
  /** Start a part again when it crashes. Off for tests: they decide themselves. */
  keepAlive?: boolean;
  /** How long a service may take to become ready. */
  readyWithinMs?: number;
  /** Told when a step is done and how long it took, and of what happens later. */
  report?: (step: string, milliseconds?: number) => void;
  /** Gives the start up: what runs by then is stopped, and startStack throws. */
  signal?: AbortSignal;
}

const PART_PORTS = ['postgres', 'kafka', 'kafka-controller', 'redis', 'mail'];

/** A mail server that is named is used; who starts no services sends no mail. */
const wantsMailbox = ({ services, env = {} }: StackOptions): boolean =>
  services !== 'none' && !env.ODYSSEY_SMTP_URL && !env.ODYSSEY_SMTP_URL_FILE;

/** Starts a stack and resolves when all of it is ready. @throws Fault; nothing is left running then. */
export async function startStack(options: StackOptions): Promise<Stack> {
  mkdirSync(options.dir, { recursive: true });
  const starting = await Starting.begin(options);
  try {
    return await starting.run();
  } catch (error) {
    await starting.undo();
    throw error;
  }
}

/** The way from nothing to a running stack; remembers what it has started. */
class Starting {
  private readonly parts: Part[] = [];
  private readonly options: StackOptions;
  private readonly ports: Ports;
  private readonly secrets: Secrets;
  private readonly setting: StackSetting;

  private constructor(options: StackOptions, ports: Ports) {
    this.options = options;
    this.ports = ports;
    this.secrets = loadSecrets(options.dir);
    this.setting = {
      dir: options.dir,
      secrets: this.secrets,
      given: wantsMailbox(options)
        ? { ...options.env, ODYSSEY_SMTP_URL: mailUrl(ports) }
        : (options.env ?? {}),
      compileCacheDir: COMPILE_CACHE,
      addresses: {
        ports: Object.fromEntries(SERVICES.map((name) => [name, ports.port(name)])) as Record<
          ServiceName,
          number
        >,
        postgresUrl: options.external?.postgresUrl ?? postgresUrl(ports, this.secrets.postgres),
        kafkaBrokers: options.external?.kafkaBrokers ?? [`127.0.0.1:${ports.port('kafka')}`],
        redisUrl: options.external?.redisUrl ?? `redis://127.0.0.1:${ports.port('redis')}`,
      },
    };
  }

  static async begin(options: StackOptions): Promise<Starting> {
    const { dir, ports, report, kafkaDetours = {} } = options;
    const began = performance.now();
    const left = await endLeftovers(dir);
    if (left.length > 0)
      report?.(`ended what an earlier start left running: ${left.join(', ')}`, performance.now() - began);
    const wishes = ports ?? { preferred: {} };
    const taken = await Ports.take(
      dir,
      [...PART_PORTS, ...Object.keys(kafkaDetours).map(doorOf), ...SERVICES],
      wishes,
    );
    const wanted = wishes.preferred.gateway;
    if (wanted !== undefined && taken.port('gateway') !== wanted && isListening(wanted)) {
      report?.(
        `port ${wanted} is taken by ${holderOf(wanted)}; the gateway listens on ${taken.port('gateway')}`,
      );
    }
    return new Starting(options, taken);
  }

  async run(): Promise<Stack> {
    const { services, dir, signal } = this.options;
    signal?.addEventListener('abort', () => void stopParts(this.parts), { once: true });
    for (const name of ['media', 'archival']) mkdirSync(join(dir, name), { recursive: true });
    const [buildFolder] = await allOrFirstFailure([
      services === 'none' ? Promise.resolve(this.options.buildFolder ?? '') : this.build(),
      this.startPostgres(),
      this.startRedis(),
      this.startKafka(),
      this.startMailbox(),
    ]);
    if (services !== 'none') {
      await this.timed('migrations', async () => void (await migrate(this.setting, buildFolder)));
      await this.startServices(buildFolder);
    }
    const { setting, ports, parts } = this;
    return new Stack({ setting, ports, parts, buildFolder, compact: services === 'compact' });
  }

  async undo(): Promise<void> {
    await stopParts(this.parts);
    await this.ports.releaseAll();
  }

  private async build(): Promise<string> {
    if (this.options.buildFolder) return this.options.buildFolder;
    const began = performance.now();
    const { folder, fresh } = await build();
    this.options.report?.(
      fresh ? 'services built' : 'services unchanged since the last build',
      performance.now() - began,
    );
    return folder;
  }

  private async startMailbox(): Promise<void> {
    if (!wantsMailbox(this.options)) return;
    const { dir } = this.options;
    await this.timed('mailbox', () => this.start(mailPart({ dir, ports: this.ports, care: this.care })));
  }

  private async startPostgres(): Promise<void> {
    const { dir, external } = this.options;
    if (!external?.postgresUrl) {
      await this.timed('PostgreSQL', async () => {
        const password = this.secrets.postgres;
        await this.start(await postgresPart({ dir, ports: this.ports, password, care: this.care }));
      });
    }
    await this.timed('roles and databases', () => this.prepareDatabases());
  }

  private async prepareDatabases(): Promise<void> {
    try {
      await prepareDatabases(this.setting.addresses.postgresUrl, {
        secrets: this.secrets,
        exclusive: !this.options.external?.postgresUrl,
      });
    } catch (error) {
      if (!this.options.external?.postgresUrl) throw error;
      const fix = 'name a server and a role that may create roles and databases';
      throw new Fault(`ODYSSEY_POSTGRES_URL cannot be used: ${(error as Error).message}`, fix);
    }
  }

  private async startRedis(): Promise<void> {
    const { dir, external } = this.options;
    if (external?.redisUrl) return;
    await this.timed('Redis', () => this.start(redisPart({ dir, ports: this.ports, care: this.care })));
  }

  private async startKafka(): Promise<void> {
    const { dir, external, kafkaDetours: detours = {} } = this.options;
    const { kafkaBrokers: brokers, kafkaSecurity: security = {} } = external ?? {};
    if (brokers) return this.timed('topics', () => this.createTopicsAt({ brokers, security }));
    if (security.tls || security.login)
      throw new Fault(
        'ODYSSEY_KAFKA_TLS and ODYSSEY_KAFKA_SASL_MECHANISM are for a Kafka of your own, and none is named.',
        'name its brokers with ODYSSEY_KAFKA_URL, or leave them out: the one that is started here takes nobody from outside',
      );
    if (!haveKafkaJars()) this.options.report?.("fetching Kafka's jars through Maven (43 MB, once)");
    const jars = await kafkaJars();
    await this.timed('Kafka and topics', async () => {
      await this.start(await kafkaPart({ dir, ports: this.ports, jars, care: this.care, detours }));
    });
  }

  private async createTopicsAt(place: KafkaPlace): Promise<void> {
    try {
      await createTopics(place, { local: false });
    } catch (error) {
      const fix = 'name brokers as host:port[,host:port]; docs/security.md says how to reach closed ones';
      throw new Fault(`ODYSSEY_KAFKA_URL cannot be used: ${(error as Error).message}`, fix);
    }
  }

  /** Two at a time: more would only wait for each other on a small machine. */
  private async startServices(buildFolder: string): Promise<void> {
    const { dir, services, readyWithinMs = 60_000 } = this.options;
    const given = {
      dir,
      ports: this.ports,
      setting: this.setting,
      buildFolder,
      care: this.care,
      readyWithinMs,
    };
    if (services === 'compact')
      return this.timed('eight services in one process', () => this.start(compactPart(given)));
    const waiting = separateParts(given);
    const lane = async (): Promise<void> => {
      const part = waiting.shift();
      if (!part) return;
      try {
        await this.timed(part.name, () => this.start(part));
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
      return lane();
    };
    await allOrFirstFailure([lane(), lane()]);
  }

  private get care(): Care {
    const { keepAlive = false, report } = this.options;
    return { keepAlive, remark: (line) => report?.(line) };
  }

  private async start(part: Part): Promise<void> {
    this.options.signal?.throwIfAborted();
    this.parts.push(part);
    await part.start();
  }

  private async timed(step: string, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    const passed = () => performance.now() - began;
    const patience = setInterval(() => this.options.report?.(`still waiting: ${step}`, passed()), 10_000);
    try {
      await work();
    } finally {
      clearInterval(patience);
    }
    this.options.report?.(step, passed());
  }
}

/** Waits for all of them, so that nothing starts behind our back after a failure; then throws the first one. */
async function allOrFirstFailure<T extends unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as T;
}
