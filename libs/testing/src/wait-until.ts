/** How often the condition is looked at, in milliseconds. */
const EVERY_MS = 20;

/**
 * Waits for a condition, never for a time. @returns what the condition returned.
 * @throws after `within` milliseconds, naming `what` was waited for and the last error.
 */
export async function waitUntil<T>(
  condition: () => Promise<T> | T,
  { within, what }: { within: number; what: string },
): Promise<NonNullable<T>> {
  const end = performance.now() + within;
  let trouble: unknown;
  while (true) {
    try {
      const found = await condition();
      if (found) return found;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (performance.now() >= end) {
      throw new Error(
        `${what}: not within ${within} ms`,
        trouble === undefined ? undefined : { cause: trouble },
      );
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
