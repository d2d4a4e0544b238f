import { rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join, relative } from 'node:path';
import { describeFailure, Fault } from '../fault.ts';
import type { StackStatus } from '../stack/stack.ts';

/** What a launcher answers to the other commands, over a socket in its folder. */
export interface Control {
  status(): Promise<SupervisorStatus>;
  stop(): Promise<void>;
  /** Restarts a service from another build. */
  restart(service: string, buildFolder: string): Promise<void>;
  migrate(service: string | null, down: number): Promise<string[]>;
}

export interface SupervisorStatus {
  phase: 'starting' | 'running' | 'stopping';
  pid: number;
  stack: StackStatus | undefined;
}

const socketPath = (dir: string) => relative(process.cwd(), join(dir, 'run/launcher.sock'));

export async function serveControl(dir: string, control: Control): Promise<Server> {
  const answer = async (method: string, address: string): Promise<unknown> => {
    const { pathname, searchParams } = new URL(address, 'http://launcher');
    const [, action, service = ''] = pathname.split('/');
    if (method === 'GET' && action === 'status') return control.status();
    if (method === 'POST' && action === 'stop') return control.stop();
    if (method === 'POST' && action === 'restart')
      return control.restart(service, searchParams.get('build') ?? '');
    if (method === 'POST' && action === 'migrate') {
      return control.migrate(searchParams.get('service'), Number(searchParams.get('down') ?? 0));
    }
    throw new Error(`no such request: ${method} ${address}`);
  };
  const server = createServer((incoming, outgoing) => {
    // A connection kept open would keep the launcher alive for seconds after its last answer.
    outgoing.setHeader('connection', 'close');
    answer(incoming.method ?? '', incoming.url ?? '').then(
      (body) => outgoing.end(JSON.stringify(body ?? null)),
      (error: unknown) => outgoing.writeHead(500).end(JSON.stringify(failureOf(error))),
    );
  });
  rmSync(socketPath(dir), { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath(dir), resolve);
  });
  return server;
}

/** Asks the launcher of a folder; undefined when none listens. @throws the Fault it answers with. */
export function ask(dir: string, method: 'GET' | 'POST', path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socketPath(dir), method, path }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (answer.statusCode === 200) resolve(JSON.parse(text));
        else reject(faultOf(JSON.parse(text) as Failure));
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

/** For commands that mean nothing without a running stack. */
export async function askOrFail(dir: string, method: 'GET' | 'POST', path: string): Promise<unknown> {
  const answer = await ask(dir, method, path);
  if (answer === undefined)
    throw new Fault('The stack does not run.', './odyssey up --detach, then this again');
  return answer;
}

interface Failure {
  problem: string;
  fix: string;
  evidence: string[];
}

function failureOf(error: unknown): Failure {
  if (error instanceof Fault) return { problem: error.message, fix: error.fix, evidence: error.evidence };
  return { problem: describeFailure(error), fix: './odyssey logs launcher', evidence: [] };
}

function faultOf({ problem, fix, evidence }: Failure): Fault {
  return new Fault(problem, fix, evidence);
}

export async function statusOf(dir: string): Promise<SupervisorStatus | undefined> {
  return (await ask(dir, 'GET', '/status')) as SupervisorStatus | undefined;
}
