import module from 'node:module';
import type { ServiceDefinition } from './definition.ts';
import { type Environment, processEnvironment } from './environment.ts';
import { createPino } from './logger.ts';
import { type RunningService, startService } from './start.ts';

/** After this the process ends whether everything closed or not, in milliseconds. */
const CLOSE_MS = 15_000;

/**
 * Runs one service or several in this process until it is told to stop (SIGTERM, SIGINT): exit code 0 after an
 * orderly end, 1 when a service could not start, got stuck, or did not end in time.
 */
export async function runServices(
  definitions: readonly ServiceDefinition[],
  env: Environment = processEnvironment(),
): Promise<void> {
  const log = createPino(env.ODYSSEY_LOG_LEVEL ?? 'info');
  const running: RunningService[] = [];
  let ending = false;

  const end = async (code: number) => {
    if (ending) return process.exit(1);
    ending = true;
    setTimeout(() => {
      log.error('some part did not close in time');
      process.exit(1);
    }, CLOSE_MS).unref();
    const closed = await Promise.allSettled(running.map((service) => service.close()));
    const failed = closed.filter((result) => result.status === 'rejected');
    for (const { reason } of failed) log.error({ err: reason }, (reason as Error).message);
    process.exit(failed.length > 0 ? 1 : code);
  };
  // One handler for all: with one for each application the first to finish would end the process under the others.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0));

  const onStuck = (why: string) => {
    log.fatal(`cannot go on: ${why}`);
    void end(1);
  };
  const started = await Promise.allSettled(
    definitions.map(async (definition) => {
      running.push(await startService(definition, env, { onStuck }));
    }),
  );
  const failures = started
    .filter((result) => result.status === 'rejected')
    .map(({ reason }) => reason as Error);
  for (const failure of failures) log.fatal({ err: failure }, failure.message);
  if (failures.length > 0) return end(1);
  // A process that is killed never writes its compile cache.
  setImmediate(() => module.flushCompileCache());
}
