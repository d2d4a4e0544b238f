import { rmSync } from 'node:fs';

/** Stops the stack this run started, if it started one, and removes its data. */
export default async function globalTeardown(): Promise<void> {
  const started = globalThis.odysseyTestStack;
  if (!started) return;
  await started.stack.stop();
  rmSync(started.dir, { recursive: true, force: true });
}
