import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { baseEnvironment } from '../../tools/src/stack/environment.ts';
import { Part } from '../../tools/src/stack/part.ts';
import type { Ports } from '../../tools/src/stack/ports.ts';
import type { User } from './named-services.ts';

/** The one that is documented, word for word; passwords are put in. */
const FILE = join(import.meta.dirname, '../../docs/examples/redis-users.acl');

interface Options {
  dir: string;
  ports: Ports;
  passwordOf(user: User): string;
}

/** A Redis that has the documented users and, for the test to look in, an administrator. */
export class RedisWithUsers {
  private constructor(
    private readonly part: Part,
    private readonly port: number,
    private readonly passwordOf: (user: User) => string,
  ) {}

  static async start({ dir, ports, passwordOf }: Options): Promise<RedisWithUsers> {
    const port = ports.port('redis');
    const data = join(dir, 'redis-with-users');
    mkdirSync(data, { recursive: true });
    const file = join(data, 'users.acl');
    const documented = readFileSync(FILE, 'utf8').replaceAll(/CHANGE-ME-(\w+)/g, (_, user: User) =>
      passwordOf(user),
    );
    writeFileSync(file, `${documented}user odyssey-admin on >${passwordOf('admin')} ~* &* +@all\n`);
    const listen = ['--bind', '127.0.0.1', '--port', String(port), '--dir', data, '--save', ''];
    const part = new Part({
      dir,
      keepAlive: false,
      remark: () => undefined,
      plan: {
        name: 'redis-with-users',
        command: ['redis-server', ...listen, '--aclfile', file],
        env: baseEnvironment(),
        stopSignal: 'SIGTERM',
      },
      isReady: async () => {
        const redis = new Redis(`redis://odyssey-admin:${passwordOf('admin')}@127.0.0.1:${port}`, {
          lazyConnect: true,
          retryStrategy: () => null,
        });
        const pong = await redis
          .connect()
          .then(() => redis.ping())
          .catch(() => '');
        redis.disconnect();
        return pong === 'PONG';
      },
      readyWithinMs: 15_000,
      stopWithinMs: 5_000,
      beforeStart: () => ports.handOver('redis'),
    });
    await part.start();
    return new RedisWithUsers(part, port, passwordOf);
  }

  urlOf(user: User): string {
    return `redis://odyssey-${user}:${this.passwordOf(user)}@127.0.0.1:${this.port}`;
  }

  /** Works as this user. */
  async as<T>(user: User, work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.urlOf(user), { maxRetriesPerRequest: 0 });
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  stop(): Promise<void> {
    return this.part.stop();
  }
}
