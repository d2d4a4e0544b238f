import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { External } from '../stack/external.ts';
import { demandDisk } from './disk.ts';
import { haveKafkaJars } from './kafka-jars.ts';
import { install } from './packages.ts';
import { type Needs, type Requirement, requirementsOf } from './requirements.ts';

/** What a stack needs of this machine, beside the parts that run elsewhere. */
export function needsBeside(external: External): Needs {
  return {
    postgres: !external.postgresUrl,
    kafka: !external.kafkaBrokers,
    redis: !external.redisUrl,
    kafkaJars: !haveKafkaJars(),
  };
}

/**
 * Sees that every program is there, installing what is missing.
 * @param besides what this run needs beside the stack. @throws Fault with the one command, where we may not.
 */
export async function prepareMachine(
  dir: string,
  external: External,
  yes: boolean,
  say: (line: string) => void,
  besides: readonly Requirement[] = [],
): Promise<void> {
  mkdirSync(dir, { recursive: true });
  demandDisk(dir);
  const missing = [...requirementsOf(needsBeside(external)), ...besides].filter(
    (requirement) => 'missing' in requirement.look(),
  );
  await install(missing, { yes, say, logDir: join(dir, 'logs') });
}
