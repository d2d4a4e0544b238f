import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SERVICES, type DataService, SERVICES, type ServiceName } from '@odyssey/contracts';
import { MailServer } from '@odyssey/testing/mail';
import { OpenAiServer } from '../../services/ai/test/openai-server.ts';
import { build } from '../../tools/src/build/build.ts';
import { TcpProxy } from '../../tools/src/chaos/tcp-proxy.ts';
import { COMPILE_CACHE } from '../../tools/src/paths.ts';
import {
  type Environment,
  type StackSetting,
  serviceEnvironment,
} from '../../tools/src/stack/environment.ts';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';
import type { Part } from '../../tools/src/stack/part.ts';
import { Ports } from '../../tools/src/stack/ports.ts';
import { withClient } from '../../tools/src/stack/postgres-client.ts';
import { loadSecrets } from '../../tools/src/stack/secrets.ts';
import { oneService } from '../stack/one-service.ts';

/** What can be cut off: a server for everybody, the database of one service, or a service for all who ask it. */
const ROADS = [
  'kafka',
  'redis',
  'smtp',
  'model',
  ...DATA_SERVICES.map((service) => `database of ${service}` as const),
  ...DATA_SERVICES,
] as const;
export type Road = (typeof ROADS)[number];

const LIMITS = {
  // All that a service could say, so that it can be searched for what it must not.
  ODYSSEY_LOG_LEVEL: 'trace',
  ODYSSEY_LIMIT_AUTH: '100000',
  ODYSSEY_LIMIT_AI: '100000',
  ODYSSEY_LIMIT_READ: '100000',
  ODYSSEY_LIMIT_WRITE: '100000',
  ODYSSEY_LIMIT_EDGE: '1000000',
};

export interface Logged {
  readonly level: string;
  readonly msg: string;
  readonly requestId?: string;
}

/** All eight services as processes, and a proxy on every road between them and to what they need. */
export class House {
  private readonly parts: Part[] = [];
  private readonly full: string;

  private constructor(
    private readonly dir: string,
    readonly stack: Stack,
    private readonly ports: Ports,
    private readonly roadPorts: Ports,
    private readonly roads: ReadonlyMap<Road, TcpProxy>,
    readonly mails: MailServer,
    readonly model: OpenAiServer,
  ) {
    this.full = join(dir, 'the-disk-is-full');
  }

  static async start(dir: string): Promise<House> {
    for (const folder of ['roads', 'services']) mkdirSync(join(dir, folder), { recursive: true });
    const roadPorts = await Ports.take(join(dir, 'roads'), ROADS, { preferred: {} });
    const roads = new Map<Road, TcpProxy>();
    for (const road of ROADS) {
      await roadPorts.handOver(road);
      roads.set(road, await TcpProxy.listen(roadPorts.port(road)));
    }
    const { folder } = await build();
    const stack = await startStack({
      dir,
      services: 'none',
      buildFolder: folder,
      kafkaDetours: { services: roadPorts.port('kafka') },
    });
    await stack.migrate({});
    const ports = await Ports.take(join(dir, 'services'), SERVICES, { preferred: {} });
    const house = new House(
      dir,
      stack,
      ports,
      roadPorts,
      roads,
      await MailServer.start(),
      await OpenAiServer.start(),
    );
    try {
      await house.open(folder);
      return house;
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  get gateway(): string {
    return this.url('gateway');
  }

  /** The address of a service itself, which no cut touches. */
  url(service: ServiceName): string {
    return `http://127.0.0.1:${this.ports.port(service)}`;
  }

  road(name: Road): TcpProxy {
    const road = this.roads.get(name);
    if (!road) throw new Error(`there is no road ${name}`);
    return road;
  }

  fillDisk(full: boolean): void {
    if (full) writeFileSync(this.full, '');
    else rmSync(this.full, { force: true });
  }

  /** As PostgreSQL answers when it has no room for a row (SQLSTATE 53100); reading goes on. */
  async refuseWrites(service: DataService, refuse: boolean): Promise<void> {
    const url = this.stack.env[`ODYSSEY_${service.toUpperCase()}_OWNER_DATABASE_URL`] ?? '';
    const sql = refuse
      ? `create function no_room() returns trigger language plpgsql as
           $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
         create trigger no_room before insert or update on tasks for each row execute function no_room()`
      : 'drop function no_room() cascade';
    await withClient(url, (client) => client.query(sql));
  }

  /** Everything a service has logged, a record each. */
  logged(service: ServiceName): Logged[] {
    const path = join(this.dir, 'logs', `${service}.log`);
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
    return lines.map((line) => (line.startsWith('{') ? JSON.parse(line) : { level: 'fatal', msg: line }));
  }

  async close(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop()));
    await Promise.all([...this.roads.values()].map((road) => road.close()));
    await this.stack.stop();
    await this.mails.stop();
    await this.model[Symbol.asyncDispose]();
    await Promise.all([this.ports.releaseAll(), this.roadPorts.releaseAll()]);
  }

  private async open(buildFolder: string): Promise<void> {
    const { env } = this.stack;
    const own = (name: string) => Number(new URL(env[name] ?? '').port);
    this.road('kafka').leadTo(this.stack.kafkaDoor('services'));
    this.road('redis').leadTo(own('ODYSSEY_REDIS_URL'));
    this.road('smtp').leadTo(Number(new URL(this.mails.url).port));
    this.road('model').leadTo(Number(new URL(this.model.baseUrl).port));
    for (const service of DATA_SERVICES) {
      this.road(`database of ${service}`).leadTo(own('ODYSSEY_POSTGRES_URL'));
      this.road(service).leadTo(this.ports.port(service));
    }
    // Those that others ask come first; the rest find them.
    for (const service of SERVICES) await this.run(service, buildFolder);
  }

  private async run(service: ServiceName, buildFolder: string): Promise<void> {
    const { dir, ports } = this;
    const part = oneService({ service, dir, ports, buildFolder, env: this.environment(service) });
    this.parts.push(part);
    await part.start();
  }

  private environment(service: ServiceName): Environment {
    const { env } = this.stack;
    const at = (road: Road) => `127.0.0.1:${this.road(road).port}`;
    const setting: StackSetting = {
      dir: this.dir,
      secrets: loadSecrets(this.dir),
      compileCacheDir: COMPILE_CACHE,
      given: {
        ...LIMITS,
        ODYSSEY_SMTP_URL: `smtp://${at('smtp')}`,
        ODYSSEY_AI_TEST_BASE_URL: `http://${at('model')}/v1`,
        ODYSSEY_AI_TEST_MODEL: 'm1',
      },
      addresses: {
        ports: Object.fromEntries(SERVICES.map((name) => [name, this.ports.port(name)])) as Record<
          ServiceName,
          number
        >,
        postgresUrl: env.ODYSSEY_POSTGRES_URL ?? '',
        kafkaBrokers: [at('kafka')],
        redisUrl: `redis://${at('redis')}`,
      },
    };
    const given = serviceEnvironment(service, setting);
    for (const name of DATA_SERVICES) given[`ODYSSEY_${name.toUpperCase()}_URL`] = `http://${at(name)}`;
    if (service === 'gateway') return given;
    const database = `ODYSSEY_${service.toUpperCase()}_DATABASE_URL`;
    const url = new URL(given[database] ?? '');
    url.host = at(`database of ${service}`);
    return {
      ...given,
      [database]: url.href,
      ...(service === 'media' || service === 'archival'
        ? {
            NODE_OPTIONS: `--import ${join(import.meta.dirname, 'full-disk.mjs')}`,
            DEGRADATION_FULL_DISK: this.full,
          }
        : {}),
    };
  }
}
