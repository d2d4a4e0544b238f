/** What ends in its turn when a process stops. */
export interface Closing {
  readonly name: string;
  /** So long is kept for it, whatever hangs before it, in milliseconds. */
  readonly keptMs: number;
  /** @param withinMs so long it is waited for, in milliseconds */
  close(withinMs: number): Promise<unknown>;
}

/** All of it together, in milliseconds: a second less than the process gives itself. */
const TOTAL_MS = 14_000;

/**
 * Ends one after the other. What hangs is left behind when no more is left than what is kept for those after it, and
 * what fails keeps nobody from ending either.
 * @throws one error that names all that hung or failed, when everything had its turn
 */
export async function closeInTurn(parts: readonly Closing[], totalMs = TOTAL_MS): Promise<void> {
  const end = performance.now() + totalMs;
  const troubles: string[] = [];
  const causes: unknown[] = [];
  for (const [n, part] of parts.entries()) {
    const kept = parts.slice(n + 1).reduce((sum, { keptMs }) => sum + keptMs, 0);
    const within = Math.max(part.keptMs, end - performance.now() - kept);
    try {
      if (await ends(part, within)) continue;
      troubles.push(`${part.name} did not close within ${(within / 1_000).toFixed(1)} s`);
    } catch (error) {
      troubles.push(`${part.name} did not close: ${(error as Error).message}`);
      causes.push(error);
    }
  }
  if (troubles.length > 0) throw new AggregateError(causes, troubles.join('; '));
}

async function ends(part: Closing, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  try {
    return await Promise.race([part.close(withinMs).then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
