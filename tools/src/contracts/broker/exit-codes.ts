import type { Command } from 'commander';
import { misunderstood } from '../../events/arguments.ts';
import { Fault } from '../../fault.ts';

export const NO = 1;
const UNCLEAR = 2;
const BROKER = 3;

/** Every sub-command that speaks to a broker ends like this, and its help says so. */
export function brokerCommand(command: Command, example: string): Command {
  return command
    .addHelpText(
      'after',
      `
The broker: PACT_BROKER_BASE_URL, with PACT_BROKER_TOKEN or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.
Exit codes: 0 yes, done; 1 no, or a contract is broken; 2 the words or the environment are not understood; 3 the broker
cannot be reached or refuses.
Example: ${example}`,
    )
    .exitOverride(misunderstood);
}

/** What was asked for is not so, or not allowed. */
export const refused = (problem: string, fix: string, evidence: string[] = []): Fault =>
  new Fault(problem, fix, evidence, NO);

export const unclear = (problem: string, fix: string): Fault => new Fault(problem, fix, [], UNCLEAR);

/** The broker is away, or lets us not in. */
export const brokerFault = (problem: string, fix: string, evidence: string[] = []): Fault =>
  new Fault(problem, fix, evidence, BROKER);
