import { Logger } from '@nestjs/common';

/** How long a call at close may take; with the broker away kafkajs never comes back from them. Milliseconds. */
export const CLOSE_MS = 1_500;

/** Waits for what may never come back, but not for ever. @returns false when it was given up. */
export async function within(ms: number, call: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
    timer.unref();
  });
  const done = call.then(
    () => true as const,
    (error: Error) => {
      new Logger('Close').debug(`call at close failed: ${error.message}`);
      return true as const;
    },
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
