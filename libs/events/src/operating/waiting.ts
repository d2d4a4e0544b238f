import { NotNow } from './operation.ts';

/** Waits that long; cut short by the signal, and no wait at all when the time is past. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([over, aborted(signal, over)]);
  clearTimeout(timer);
}

/** @throws NotNow when the signal comes first: what a stopped dispatcher has not started never settles. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = aborted(signal, work).then((): never => {
    throw new NotNow('the service stops');
  });
  // When the work ends first, nobody hears of this one.
  return Promise.race([work, stopped]);
}

/** Resolves with the signal, and stops listening when `work` has ended: a signal lives for as long as the process. */
function aborted(signal: AbortSignal, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    work.then(end, end);
  });
}
