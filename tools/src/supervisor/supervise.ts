import { Fault } from '../fault.ts';
import { rotateLogs } from '../logs/rotation.ts';
import { isServiceName, SERVICES, type ServiceName } from '../stack/services.ts';
import type { Stack } from '../stack/stack.ts';
import { type StackOptions, startStack } from '../stack/start.ts';
import { type SupervisorStatus, serveControl } from './control.ts';
import { lockFolder } from './lock.ts';

interface Wishes extends Omit<StackOptions, 'keepAlive' | 'signal'> {
  say(line: string): void;
  /** Called once, when all is ready. The signal says when to stop showing it. */
  ready(stack: Stack, stopping: AbortSignal): Promise<void>;
}

/**
 * Owns a folder's stack until it is told to stop (a signal, or `./odyssey down`): starts it, restarts what crashes,
 * answers `status`, keeps the logs small. Resolves when everything has ended.
 */
export async function supervise({ say, ready, ...options }: Wishes): Promise<void> {
  const unlock = lockFolder(options.dir);
  const stopping = new AbortController();
  let phase: SupervisorStatus['phase'] = 'starting';
  let stack: Stack | undefined;
  let ended = () => {};
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const stop = () => {
    phase = 'stopping';
    stopping.abort();
    return over;
  };
  const control = await serveControl(options.dir, {
    status: async () => ({ phase, pid: process.pid, stack: await stack?.status() }),
    stop,
    restart: (name, buildFolder) => running(stack).restart(known(name), buildFolder),
    migrate: (name, down) =>
      running(stack).migrate({ service: name ? known(name) : undefined, down: down || undefined }),
  });
  const onSignal = () => {
    // A second Ctrl-C does not wait: our children get their death signal from the kernel.
    if (stopping.signal.aborted) process.exit(130);
    say('Stopping (again to stop without waiting)');
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  const rotation = setInterval(() => rotateLogs(options.dir), 10_000);
  try {
    stack = await startStack({ ...options, keepAlive: true, signal: stopping.signal });
    phase = 'running';
    await ready(stack, stopping.signal);
    await aborted(stopping.signal);
    await stack.stop();
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    clearInterval(rotation);
    ended();
    control.close();
    unlock();
  }
}

function running(stack: Stack | undefined): Stack {
  if (!stack) throw new Fault('The stack is still starting.', './odyssey status shows when it is ready');
  return stack;
}

function known(name: string): ServiceName {
  if (!isServiceName(name)) throw new Fault(`There is no service ${name}.`, `one of: ${SERVICES.join(', ')}`);
  return name;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
