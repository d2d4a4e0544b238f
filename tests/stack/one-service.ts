import type { ServiceName } from '@odyssey/contracts';
import { Part } from '../../tools/src/stack/part.ts';
import type { Ports } from '../../tools/src/stack/ports.ts';
import { answersOk, serviceCommand } from '../../tools/src/stack/service-parts.ts';

interface Wanted {
  readonly service: ServiceName;
  /** Where its log goes. */
  readonly dir: string;
  readonly ports: Ports;
  readonly buildFolder: string;
  /** All that it is told: nothing is added. */
  readonly env: Readonly<Record<string, string>>;
  /** `/startupz`, which has joined its consumer group, where nothing else is said. */
  readonly isReady?: () => Promise<boolean>;
}

/** A real process of a service beside the stack of a suite, or in one that the suite puts together itself. Not started, and not started again when it ends. */
export function oneService({ service, dir, ports, buildFolder, env, isReady }: Wanted): Part {
  return new Part({
    dir,
    keepAlive: false,
    remark: () => undefined,
    plan: { name: service, command: serviceCommand(service, buildFolder), env, stopSignal: 'SIGTERM' },
    isReady: isReady ?? (() => answersOk(ports.port(service), '/startupz')),
    readyWithinMs: 60_000,
    stopWithinMs: 20_000,
    beforeStart: () => ports.handOver(service),
  });
}
