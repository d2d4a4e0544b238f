import { Command } from 'commander';
import { command as acls } from '../events/acls.ts';
import { misunderstood } from '../events/arguments.ts';
import { command as cancel } from '../events/cancel.ts';
import { command as dead } from '../events/dead.ts';
import { command as discard } from '../events/discard.ts';
import { command as lag } from '../events/lag.ts';
import { command as operations } from '../events/operations.ts';
import { command as parked } from '../events/parked.ts';
import { command as replay } from '../events/replay.ts';
import { command as resync } from '../events/resync.ts';
import { command as show } from '../events/show.ts';
import { command as tail } from '../events/tail.ts';
import { command as topics } from '../events/topics.ts';

export function command(): Command {
  const events = new Command('events')
    .description('Watch the events, and mend what is stuck.')
    .addHelpText(
      'after',
      `
Where they are: the stack of this folder, or ODYSSEY_KAFKA_URL, ODYSSEY_POSTGRES_URL, ODYSSEY_<SERVICE>_DATABASE_URL.
Each sub-command has an example: ./odyssey events replay --help
Example: ./odyssey events lag`,
    )
    .exitOverride(misunderstood);
  for (const make of [
    topics,
    lag,
    tail,
    parked,
    dead,
    show,
    replay,
    discard,
    resync,
    operations,
    cancel,
    acls,
  ])
    events.addCommand(make());
  return events;
}
