import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onPath } from '../machine/find.ts';
import { demand } from '../machine/requirements.ts';
import { baseEnvironment } from './environment.ts';
import { type Care, Part } from './part.ts';
import type { Ports } from './ports.ts';

interface Options {
  dir: string;
  ports: Ports;
  care: Care;
}

/** Redis, for what may be lost: limits, caches, live fan-out. */
export function redisPart({ dir, ports, care }: Options): Part {
  const port = ports.port('redis');
  const data = join(dir, 'data/redis');
  const redis = demand(onPath('redis-server'), 'redis-server', './odyssey doctor');
  const listen = ['--bind', '127.0.0.1', '--port', String(port), '--dir', data];
  const durability = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'];
  const memory = ['--maxmemory', '256mb', '--maxmemory-policy', 'noeviction'];
  return new Part({
    dir,
    ...care,
    plan: {
      name: 'redis',
      command: [redis, ...listen, ...durability, ...memory],
      env: baseEnvironment(),
      stopSignal: 'SIGTERM',
    },
    isReady: () => pings(port),
    readyWithinMs: 15_000,
    stopWithinMs: 5_000,
    async beforeStart() {
      mkdirSync(data, { recursive: true });
      await ports.handOver('redis');
    },
  });
}

/** It answers -LOADING while it reads its file back: only PONG counts. */
function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (answer) => {
      resolve(answer.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
