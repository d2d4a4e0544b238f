import { join } from 'node:path';
import {
  compactEnvironment,
  type Environment,
  type StackSetting,
  serviceEnvironment,
} from './environment.ts';
import { type Care, Part } from './part.ts';
import type { Ports } from './ports.ts';
import { SERVICES, type ServiceName } from './services.ts';

interface Options {
  dir: string;
  ports: Ports;
  setting: StackSetting;
  buildFolder: string;
  care: Care;
  readyWithinMs: number;
}

/** Each service a process of its own. */
export function separateParts(options: Options): Part[] {
  return SERVICES.map((name) =>
    processPart(name, [name], serviceEnvironment(name, options.setting), options),
  );
}

/** All eight in one process, each with its port, as a small machine likes it. */
export function compactPart(options: Options): Part {
  return processPart('compact', SERVICES, compactEnvironment(options.setting), options);
}

/** The program of a service, or `compact`, in a folder of bundles. */
export function serviceCommand(name: string, buildFolder: string): string[] {
  return [process.execPath, join(buildFolder, `${name}.mjs`)];
}

function processPart(name: string, hosted: readonly ServiceName[], env: Environment, options: Options): Part {
  const { dir, ports, buildFolder, care, readyWithinMs } = options;
  return new Part({
    dir,
    ...care,
    plan: {
      name,
      command: serviceCommand(name, buildFolder),
      env,
      stopSignal: 'SIGTERM',
    },
    isReady: async () => {
      const answers = await Promise.all(hosted.map((service) => answersOk(ports.port(service), '/startupz')));
      return answers.every(Boolean);
    },
    readyWithinMs,
    stopWithinMs: 20_000,
    async beforeStart() {
      for (const service of hosted) await ports.handOver(service);
    },
  });
}

/** Whether a health route answers 200: `/readyz` serves HTTP, `/startupz` has joined its consumer group too. */
export async function answersOk(port: number, path: '/readyz' | '/startupz'): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
