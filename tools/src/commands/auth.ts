import { Command } from 'commander';
import { command as calibrate } from '../auth/calibrate.ts';
import { command as endSessions } from '../auth/end-sessions.ts';
import { command as rotateKeys } from '../auth/rotate-keys.ts';
import { misunderstood } from '../events/arguments.ts';

export function command(): Command {
  return new Command('auth')
    .description('What operators do about log-ins.')
    .addHelpText(
      'after',
      `
Where it is: the stack of this folder, or ODYSSEY_AUTH_DATABASE_URL.
Example: ./odyssey auth end-sessions --help`,
    )
    .exitOverride(misunderstood)
    .addCommand(endSessions())
    .addCommand(rotateKeys())
    .addCommand(calibrate());
}
