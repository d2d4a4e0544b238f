import { Command, InvalidArgumentError } from 'commander';
import { DATA_SERVICES } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { explained } from './arguments.ts';
import { cancelOperation } from './orders.ts';
import { inEach, places } from './places.ts';

export function command(): Command {
  return explained(
    new Command('cancel')
      .description('Stop a replay or resync that waits or runs. What it has done stays done.')
      .argument('<operation>', 'its id, from ./odyssey events operations', operationId)
      .action(cancel),
    {
      example: './odyssey events cancel 2f1c5a0e-6f0e-4a53-9a0b-3a4f7d1f0c11',
      json: '{cancelled: true}',
    },
  );
}

async function cancel(id: string, { json }: { json?: boolean }): Promise<void> {
  const cancelled = await inEach(await places(), DATA_SERVICES, (client) => cancelOperation(client, id));
  if (!cancelled.includes(true))
    throw new Fault(
      `No operation ${id} waits or runs.`,
      './odyssey events operations --open lists those that do',
    );
  console.log(json ? JSON.stringify({ cancelled: true }) : 'Cancelled; what it has done stays done.');
}

function operationId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw new InvalidArgumentError('the id of an operation, as ./odyssey events operations shows it');
  return text.toLowerCase();
}
