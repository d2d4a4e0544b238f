import type { Environment, StackSetting } from './environment.ts';
import { testEnvironment } from './environment.ts';
import { doorOf } from './kafka.ts';
import { type MigrationWishes, migrate } from './migrate.ts';
import type { Part } from './part.ts';
import type { Ports } from './ports.ts';
import { answersOk, serviceCommand } from './service-parts.ts';
import { SERVICES, type ServiceName } from './services.ts';

export interface ServiceStatus {
  name: ServiceName;
  url: string;
  ready: boolean;
  pid: number | undefined;
  restarts: number;
  state: string;
}

export interface StackStatus {
  ready: boolean;
  gateway: { url: string };
  services: ServiceStatus[];
  kafka: { brokers: string[]; state: string };
  postgres: { url: string; state: string };
  redis: { url: string; state: string };
  mail: { url: string; state: string };
  compact: boolean;
}

interface Made {
  setting: StackSetting;
  ports: Ports;
  /** In the order they started. */
  parts: Part[];
  compact: boolean;
  /** Where the bundles came from; empty when no service was started. */
  buildFolder: string;
}

/** A running stack: PostgreSQL, Kafka, Redis and, unless it was started without, the eight services. */
export class Stack {
  readonly dir: string;
  readonly urls: Record<ServiceName, string>;
  /** What a service would be told, and more: the owners' and the administrator's way into the databases. */
  readonly env: Environment;
  private readonly made: Made;

  constructor(made: Made) {
    this.made = made;
    this.dir = made.setting.dir;
    this.env = testEnvironment(made.setting);
    this.urls = Object.fromEntries(
      SERVICES.map((name) => [name, `http://127.0.0.1:${made.ports.port(name)}`]),
    ) as Record<ServiceName, string>;
  }

  /** A process of this stack by name. In a compact stack every service names the one process. */
  part(name: 'kafka' | 'postgres' | 'redis' | 'mail' | ServiceName): Part {
    const part = this.find(name) ?? (this.made.compact ? this.find('compact') : undefined);
    if (!part) throw new Error(`${name} was not started by this stack`);
    return part;
  }

  /** Where the broker's door for a detour is. */
  kafkaDoor(detour: string): number {
    return this.made.ports.port(doorOf(detour));
  }

  get parts(): readonly Part[] {
    return this.made.parts;
  }

  async status(): Promise<StackStatus> {
    const services = await Promise.all(SERVICES.map((name) => this.serviceStatus(name)));
    const { addresses } = this.made.setting;
    return {
      ready: services.every(({ ready }) => ready),
      gateway: { url: `http://localhost:${addresses.ports.gateway}` },
      services,
      kafka: { brokers: addresses.kafkaBrokers, state: this.stateOf('kafka') },
      postgres: { url: withoutPassword(addresses.postgresUrl), state: this.stateOf('postgres') },
      redis: { url: withoutPassword(addresses.redisUrl), state: this.stateOf('redis') },
      mail: this.mail(),
      compact: this.made.compact,
    };
  }

  /** Ends a service and starts it from another build; in a compact stack all of them. */
  async restart(name: ServiceName, buildFolder: string): Promise<void> {
    const part = this.part(name);
    part.replaceCommand(serviceCommand(part.name, buildFolder));
    await part.restart();
  }

  migrate(wishes: MigrationWishes): Promise<string[]> {
    return migrate(this.made.setting, this.made.buildFolder, wishes);
  }

  /** Services first, then the mailbox, Kafka, Redis and PostgreSQL: nobody loses what he still needs. */
  async stop(): Promise<void> {
    await stopParts(this.made.parts);
    await this.made.ports.releaseAll();
  }

  private find(name: string): Part | undefined {
    return this.made.parts.find((part) => part.name === name);
  }

  private stateOf(name: string): string {
    return this.find(name)?.state ?? 'external';
  }

  /** A server elsewhere may be named in a file, with its password: then where it is stays there. */
  private mail(): StackStatus['mail'] {
    const url = this.made.setting.given.ODYSSEY_SMTP_URL;
    return { url: url ? withoutPassword(url) : '', state: this.stateOf('mail') };
  }

  private async serviceStatus(name: ServiceName): Promise<ServiceStatus> {
    const part = this.find(name) ?? this.find('compact');
    return {
      name,
      url: this.urls[name],
      ready: await answersOk(this.made.ports.port(name), '/startupz'),
      pid: part?.pid,
      restarts: part?.restarts ?? 0,
      state: part?.state ?? 'not started',
    };
  }
}

const STOP_LATE = ['mail', 'kafka', 'redis', 'postgres'];

export async function stopParts(parts: readonly Part[]): Promise<void> {
  await Promise.all(parts.filter(({ name }) => !STOP_LATE.includes(name)).map((part) => part.stop()));
  for (const name of STOP_LATE) await parts.find((part) => part.name === name)?.stop();
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  return url.href;
}
