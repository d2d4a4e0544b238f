import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Stops the stack this run started, if it started one, and removes its data; its logs are kept for who wonders why. */
export default async function globalTeardown(): Promise<void> {
  const started = globalThis.odysseyTestStack;
  if (!started) return;
  await started.stack.stop();
  const kept = '.odyssey/test-results/logs';
  rmSync(kept, { recursive: true, force: true });
  cpSync(join(started.dir, 'logs'), kept, { recursive: true });
  rmSync(started.dir, { recursive: true, force: true });
}
