import type { ServiceName } from '@odyssey/contracts';
import { type Environment, processEnvironment } from '@odyssey/platform';

/** The environment of the stack that tests run on. @throws with the way to get one when there is none. */
export function testEnvironment(): Environment {
  const env = processEnvironment();
  if (env.ODYSSEY_POSTGRES_URL) return env;
  throw new Error(
    'no stack to test on: run ./odyssey test int, or set ODYSSEY_TEST_STACK to the file of one that runs',
  );
}

/** One variable of a service, like ODYSSEY_GOALS_DATABASE_URL. */
export const variableOf = (service: ServiceName, name: string): string =>
  `ODYSSEY_${service.toUpperCase()}_${name}`;

/** @throws when the stack does not say it. */
export function given(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`the test stack says nothing of ${name}`);
  return value;
}
