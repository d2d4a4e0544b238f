import { rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join, relative } from 'node:path';
import { describeFailure } from '../fault.ts';
import type { StackStatus } from '../stack/stack.ts';

/** What a launcher answers to the other commands, over a socket in its folder. */
export interface Control {
  status(): Promise<SupervisorStatus>;
  stop(): Promise<void>;
  restart(service: string): Promise<void>;
}

export interface SupervisorStatus {
  phase: 'starting' | 'running' | 'stopping';
  pid: number;
  stack: StackStatus | undefined;
}

const socketPath = (dir: string) => relative(process.cwd(), join(dir, 'run/launcher.sock'));

export async function serveControl(dir: string, control: Control): Promise<Server> {
  const answer = async (method: string, path: string): Promise<unknown> => {
    if (method === 'GET' && path === '/status') return control.status();
    if (method === 'POST' && path === '/stop') return control.stop();
    if (method === 'POST' && path.startsWith('/restart/'))
      return control.restart(path.slice('/restart/'.length));
    throw new Error(`no such request: ${method} ${path}`);
  };
  const server = createServer((incoming, outgoing) => {
    answer(incoming.method ?? '', incoming.url ?? '').then(
      (body) => outgoing.end(JSON.stringify(body ?? null)),
      (error: unknown) => outgoing.writeHead(500).end(describeFailure(error)),
    );
  });
  rmSync(socketPath(dir), { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath(dir), resolve);
  });
  return server;
}

/** Asks the launcher of a folder; undefined when none listens. @throws what it answers when it cannot. */
export function ask(dir: string, method: 'GET' | 'POST', path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socketPath(dir), method, path }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (answer.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(text));
      });
    });
    asking.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET')
        resolve(undefined);
      else reject(error);
    });
    asking.end();
  });
}

export async function statusOf(dir: string): Promise<SupervisorStatus | undefined> {
  return (await ask(dir, 'GET', '/status')) as SupervisorStatus | undefined;
}
