/**
 * Long handlers do not exist: slow work is a job. Longer than a statement may take and shorter than an idle
 * transaction may live, so that it is the handler that is blamed. Milliseconds.
 */
export const HANDLER_MS = 8_000;

/** The handler's event is parked like that of any handler that fails. */
export class HandlerTooSlow extends Error {
  override readonly name = 'HandlerTooSlow';
}

/**
 * Waits for a handler, but not for ever: the people of its group wait with it. What it still does afterwards is
 * refused by its transaction, which is over.
 * @throws HandlerTooSlow
 */
export async function inTime<T>(consumer: string, work: Promise<T>, ms = HANDLER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new HandlerTooSlow(`${consumer} took longer than ${ms / 1_000} s: slow work belongs in a job`));
    }, ms);
    timer.unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
