import { setTimeout as sleep } from 'node:timers/promises';

/** How far a job is. `waits`: no process of auth has taken it, or it waits for its next try. */
export type Progress =
  | { readonly is: 'waits' | 'runs' }
  | { readonly is: 'done'; readonly outcome: Record<string, unknown> | undefined }
  | { readonly is: 'failed'; readonly why: string };

const LOOK_MS = 300;

interface Patience {
  readonly patienceMs: number;
  /** Is told at every look how long it has been, in milliseconds. */
  waited(ms: number, progress: Progress): void;
  now?(): number;
  pause?(): Promise<unknown>;
}

/** Looks until it has ended, or has waited for so long since it was last seen at work: then no process of auth takes it. */
export async function followed(
  look: () => Promise<Progress>,
  { patienceMs, waited, now = () => performance.now(), pause = () => sleep(LOOK_MS) }: Patience,
): Promise<Progress> {
  const began = now();
  let idleSince = began;
  for (;;) {
    const progress = await look();
    if (progress.is === 'done' || progress.is === 'failed') return progress;
    if (progress.is === 'runs') idleSince = now();
    else if (now() - idleSince > patienceMs) return progress;
    waited(now() - began, progress);
    await pause();
  }
}
