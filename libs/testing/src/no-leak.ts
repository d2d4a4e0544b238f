import { processEnvironment } from '@odyssey/platform';
import { leaksInAnswer, secretsOf, type Told } from './leaks.ts';

let known: readonly string[] | undefined;

/** Looks at every answer that a test's client gets. @throws with what it shows of the inside. */
export function expectNoLeak(told: Told & { status: number }): void {
  known ??= secretsOf(processEnvironment());
  const [leak] = leaksInAnswer(told, known);
  if (leak) throw new Error(`${told.by} answered ${told.status} with what is only for the inside: ${leak}`);
}
