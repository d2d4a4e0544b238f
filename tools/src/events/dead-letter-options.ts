import type { Command } from 'commander';
import type { DataService } from '../../../contracts/services.ts';
import { anInstant, aService } from './arguments.ts';
import type { DeadLetterFilter } from './dead-letters.ts';

/** What narrows dead letters, as typed. */
export interface DeadLetterOptions {
  service?: DataService;
  type?: string;
  user?: string;
  error?: string;
  since?: Date;
  until?: Date;
}

export function withDeadLetterOptions(command: Command): Command {
  return command
    .option('--service <service>', 'those that this service gave up', aService)
    .option('--type <type>', 'of this type, or of those that begin so: goals.task')
    .option('--user <id>', 'of this person')
    .option('--error <text>', 'the class of the error (23505), or a part of its sentence')
    .option('--since <when>', 'died since: 90s, 15m, 1h, 2d ago, or 2026-05-04T07:40Z', anInstant)
    .option('--until <when>', 'died before', anInstant);
}

export function filterOf({ type, user, error, since, until }: DeadLetterOptions): DeadLetterFilter {
  return {
    ...(type === undefined ? {} : { type }),
    ...(user === undefined ? {} : { user }),
    ...(error === undefined ? {} : { error }),
    ...(since ? { since: since.toISOString() } : {}),
    ...(until ? { until: until.toISOString() } : {}),
  };
}
