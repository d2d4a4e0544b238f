import { readFileSync } from 'node:fs';
import type { ServiceName } from '@odyssey/contracts';
import { type Environment, processEnvironment } from '@odyssey/platform';
import { given, variableOf } from './test-environment.ts';

/** The stack that the test run started, or was given. */
export interface StackHandle {
  readonly env: Environment;
  /** The public address. */
  readonly gateway: string;
  url(service: ServiceName): string;
}

/** @throws when the run has no stack: see tests/stack/global-setup.ts. */
export function stack(): StackHandle {
  const file = given(processEnvironment(), 'ODYSSEY_TEST_STACK');
  const { env } = JSON.parse(readFileSync(file, 'utf8')) as { env: Environment };
  const url = (service: ServiceName) => given(env, variableOf(service, 'URL'));
  return { env, gateway: url('gateway'), url };
}
