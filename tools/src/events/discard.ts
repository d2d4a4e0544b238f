import { Command } from 'commander';
import type { DataService } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { anEventName, aService, type EventName, explained, operator } from './arguments.ts';
import { type Stuck, stuckAs } from './find-event.ts';
import { followOperation, progressOf } from './follow-operations.ts';
import { OPERATION_SHAPE } from './operations.ts';
import { placeOrder } from './orders.ts';
import { inDatabase, places } from './places.ts';

export function command(): Command {
  return explained(
    new Command('discard')
      .description(
        'Remove a dead letter, or the failing event of a parked key, for good: its key flows on without it.',
      )
      .argument('<id>', 'an event’s id, or a dead letter such as ai#12', anEventName)
      .requiredOption('--why <reason>', 'kept for 400 days, with who and when: name no person')
      .option('--service <service>', 'when the event failed in several', aService)
      .option('--as <name>', 'who does it', operator())
      .option('--no-wait', 'do not wait until the service has done it')
      .action(discard),
    {
      example: './odyssey events discard ai#12 --why "test data, agreed with support"',
      json: `the operation: ${OPERATION_SHAPE}`,
    },
  );
}

interface Options {
  why: string;
  service?: DataService;
  as: string;
  wait: boolean;
  json?: boolean;
}

async function discard(name: EventName, { why, service, as: who, wait, json }: Options): Promise<void> {
  if (why.trim() === '') throw new Fault('--why is empty.', 'say why in a few words: it is kept');
  const at = await places();
  const found = await stuckAs(at, name, service);
  // A dead letter has a number to name it by; an event's id then means the one that is parked.
  const parked = found.filter((one) => one.as === 'parked');
  const [stuck, other] = parked.length === 1 ? parked : found;
  if (!stuck) return;
  if (other)
    throw new Fault(
      'The event is stuck in more than one place; each is discarded by itself.',
      'name one of these',
      found.map((one) => `./odyssey events discard ${nameOf(one)} --why "…"`),
    );
  const order = { kind: 'discard', who, why, rate: 1, filter: orderedOf(stuck) } as const;
  const id = await inDatabase(at, stuck.service, (client) => placeOrder(client, order));
  if (!wait) {
    console.log(
      json ? JSON.stringify({ id, service: stuck.service }) : `${stuck.service} discards it: operation ${id}`,
    );
    return;
  }
  const row = await followOperation(at, { service: stuck.service, id });
  console.log(json ? JSON.stringify(row, null, 2) : progressOf(row));
  process.exitCode = row.state === 'done' ? 0 : 1;
}

/** What the record keeps of the event itself: enough to know which it was. */
function orderedOf(stuck: Stuck): object {
  const { eventId, type } = stuck;
  return stuck.as === 'dead' ? { deadLetter: stuck.number, eventId, type } : { parked: eventId, type };
}

const nameOf = (stuck: Stuck): string =>
  stuck.as === 'dead' ? `${stuck.service}#${stuck.number}` : `${stuck.eventId} --service ${stuck.service}`;
