import { connect } from 'node:net';
import { join } from 'node:path';
import { REPOSITORY } from '../paths.ts';
import { baseEnvironment } from './environment.ts';
import { type Care, Part } from './part.ts';
import type { Ports } from './ports.ts';

interface Options {
  dir: string;
  ports: Ports;
  care: Care;
}

export const mailUrl = (ports: Ports): string => `smtp://127.0.0.1:${ports.port('mail')}`;

/** A mailbox on this machine, for who has no mail server at hand: links can be followed, and nothing goes out. */
export function mailPart({ dir, ports, care }: Options): Part {
  const port = ports.port('mail');
  const program = join(REPOSITORY, 'tools/src/hosts/mailbox.ts');
  return new Part({
    dir,
    ...care,
    plan: {
      name: 'mail',
      command: [process.execPath, program, String(port), dir],
      env: baseEnvironment(),
      stopSignal: 'SIGTERM',
    },
    isReady: () => greets(port),
    readyWithinMs: 15_000,
    stopWithinMs: 5_000,
    beforeStart: () => ports.handOver('mail'),
  });
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (greeting) => {
      resolve(greeting.toString().startsWith('220'));
      socket.end('QUIT\r\n');
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
