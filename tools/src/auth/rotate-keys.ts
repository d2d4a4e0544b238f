import { Command } from 'commander';
import { explained } from '../events/arguments.ts';
import { inDatabase, places } from '../events/places.ts';
import { Fault } from '../fault.ts';
import { removeKeys, signWithNextKey } from './signing-keys.ts';

export function command(): Command {
  return explained(
    new Command('rotate-keys')
      .description('Let the next signing key sign now instead of on its day: no request is refused.')
      .option('--revoke', 'a key has leaked: end all of them at once, and every access token with them')
      .action(rotateKeys),
    { example: './odyssey auth rotate-keys --revoke' },
  );
}

async function rotateKeys({ revoke }: { revoke?: boolean }): Promise<void> {
  const at = await places();
  if (revoke) {
    const removed = await inDatabase(at, 'auth', removeKeys);
    console.log(`${removed} keys are gone. auth signs with new ones within 5 seconds.`);
    console.log('Every service refuses tokens of the old ones within a minute. Refresh tokens stay good.');
    return;
  }
  const kid = await inDatabase(at, 'auth', signWithNextKey);
  if (!kid)
    throw new Fault(
      'There is no next key that every service knows already.',
      'wait two minutes; auth makes the next one within the hour, or when it starts',
    );
  console.log(`${kid} signs from now on. What the former one has signed stays good until it ends.`);
}
