import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { holderOf } from '../machine/port-holder.ts';
import { replaceFile } from './replace-file.ts';

/** Below the range the kernel hands out to outgoing connections, so that nobody gets ours by chance. */
const FREE_RANGE = { from: 20_000, count: 12_000 };

export interface PortWishes {
  /** Tried first; another is found when it is taken. */
  preferred: Record<string, number>;
  /** Asked for by the user: this one or none. */
  fixed?: Record<string, number>;
}

/** The gateway on 8080, or where ODYSSEY_PORT says; the others wherever there is room. */
export function wishedPorts(environment: NodeJS.ProcessEnv): PortWishes {
  const asked = environment.ODYSSEY_PORT;
  if (asked !== undefined && !/^\d{1,5}$/.test(asked)) {
    throw new Fault(`ODYSSEY_PORT is "${asked}".`, 'write a port number: ODYSSEY_PORT=8081 ./odyssey up');
  }
  return { preferred: { gateway: 8080 }, fixed: asked === undefined ? {} : { gateway: Number(asked) } };
}

interface Claim {
  port: number;
  mark: Server;
  hold: Server | undefined;
}

/**
 * The ports of one stack. Each is bound from the moment it is chosen until just before its process starts;
 * a mark in the abstract socket namespace keeps other stacks off it for as long as this process lives,
 * also while its process is still starting or is down.
 */
export class Ports {
  private readonly claims = new Map<string, Claim>();
  private readonly path: string;

  private constructor(dir: string) {
    this.path = join(dir, 'ports.json');
  }

  static async take(dir: string, names: readonly string[], wishes: PortWishes): Promise<Ports> {
    const ports = new Ports(dir);
    try {
      const remembered = ports.remembered();
      for (const name of names) await ports.takeOne(name, wishes, remembered[name]);
    } catch (error) {
      await ports.releaseAll();
      throw error;
    }
    const chosen = Object.fromEntries([...ports.claims].map(([name, { port }]) => [name, port]));
    replaceFile(ports.path, `${JSON.stringify(chosen, null, 2)}\n`);
    return ports;
  }

  port(name: string): number {
    const claim = this.claims.get(name);
    if (!claim) throw new Error(`no port was taken for ${name}`);
    return claim.port;
  }

  /** Lets go of the port so that its own process can bind it. */
  async handOver(name: string): Promise<void> {
    const claim = this.claims.get(name);
    if (!claim?.hold) return;
    await closed(claim.hold);
    claim.hold = undefined;
  }

  async releaseAll(): Promise<void> {
    for (const { mark, hold } of this.claims.values()) {
      if (hold) await closed(hold);
      await closed(mark);
    }
    this.claims.clear();
  }

  private remembered(): Record<string, number> {
    return existsSync(this.path)
      ? (JSON.parse(readFileSync(this.path, 'utf8')) as Record<string, number>)
      : {};
  }

  private async takeOne(name: string, { preferred, fixed }: PortWishes, remembered?: number): Promise<void> {
    const asked = fixed?.[name];
    if (asked !== undefined) {
      if (await this.claim(name, asked)) return;
      throw new Fault(
        `Port ${asked} is taken by ${holderOf(asked)}.`,
        `stop it, or choose another: ODYSSEY_PORT=${asked + 1} ./odyssey up`,
      );
    }
    for (const port of candidates(preferred[name], remembered)) {
      if (await this.claim(name, port)) return;
    }
    throw new Fault(
      'No free port was found between 20000 and 32000.',
      'end some of the programs that listen there (see: ss -ltnp)',
    );
  }

  private async claim(name: string, port: number): Promise<boolean> {
    const mark = await listening({ path: `\0odyssey-port-${port}` });
    if (!mark) return false;
    const hold = await listening({ port, host: '127.0.0.1' });
    if (!hold) {
      await closed(mark);
      return false;
    }
    this.claims.set(name, { port, mark, hold });
    return true;
  }
}

function* candidates(preferred: number | undefined, remembered: number | undefined): Generator<number> {
  if (remembered !== undefined) yield remembered;
  if (preferred !== undefined) yield preferred;
  const start = Math.floor(Math.random() * FREE_RANGE.count);
  for (let step = 0; step < 200; step++) yield FREE_RANGE.from + ((start + step) % FREE_RANGE.count);
}

function listening(where: { path: string } | { port: number; host: string }): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ ...where, exclusive: true }, () => resolve(server.unref()));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
