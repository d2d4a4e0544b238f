import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { DataService } from '../../../contracts/services.ts';
import { Fault } from '../fault.ts';
import { REPOSITORY } from '../paths.ts';
import { aCount, aService, explained, operator } from './arguments.ts';
import { followOperation, progressOf } from './follow-operations.ts';
import { OPERATION_SHAPE } from './operations.ts';
import { DEFAULT_RATE, placeOrder } from './orders.ts';
import { inDatabase, places } from './places.ts';

export function command(): Command {
  return explained(
    new Command('resync')
      .description('Publish what a service holds once more, for one consumer that starts from its state.')
      .argument('<service>', 'whose state', aService)
      .requiredOption('--to <consumer>', 'a service, or one handler of it: notifications.keep-person')
      .option('--outside', 'the consumer is a program outside Odyssey: nobody here knows its name')
      .option('--rate <count>', 'at most so many events a second', aCount, DEFAULT_RATE)
      .option('--why <reason>', 'kept for 400 days, with who and when: name no person')
      .option('--as <name>', 'who does it', operator())
      .option('--no-wait', 'do not wait until the service has done it')
      .action(resync),
    {
      example: './odyssey events resync auth --to notifications.keep-person --why "a new handler"',
      json: `the operation: ${OPERATION_SHAPE}`,
    },
  );
}

interface Options {
  to: string;
  outside?: boolean;
  rate: number;
  why?: string;
  as: string;
  wait: boolean;
  json?: boolean;
}

async function resync(
  service: DataService,
  { to, outside = false, rate, why = '', as: who, wait, json }: Options,
): Promise<void> {
  if (!outside) mustRead(service, to);
  const at = await places();
  const order = { kind: 'resync', who, why: why || null, rate, filter: { to } } as const;
  const id = await inDatabase(at, service, (client) => placeOrder(client, order));
  if (!wait) {
    console.log(
      json ? JSON.stringify({ id, service }) : `${service} publishes its state again: operation ${id}`,
    );
    return;
  }
  const row = await followOperation(at, { service, id });
  console.log(
    json ? JSON.stringify(row, null, 2) : `${progressOf(row)}\nHow far ${to} is: ./odyssey events lag`,
  );
  process.exitCode = row.state === 'done' ? 0 : 1;
}

/** @throws Fault when no handler of that name reads a snapshot of the service: it would be published for nobody. */
function mustRead(service: DataService, to: string): void {
  const asyncApi = readFileSync(join(REPOSITORY, 'contracts/asyncapi.yaml'), 'utf8');
  const readers = snapshotReaders(asyncApi, service);
  if (readers.some((reader) => reader === to || reader.startsWith(`${to}.`))) return;
  const known =
    readers.length > 0
      ? `one of: ${readers.join(', ')}`
      : `write its handler first: nobody reads one of ${service}`;
  throw new Fault(
    `${to} reads no snapshot of ${service}.`,
    `${known}; for a program outside Odyssey add --outside`,
  );
}

/** Who reads a snapshot of this service, by the document that is generated from the handlers: `notifications.keep-person`. */
export function snapshotReaders(asyncApi: string, service: DataService): string[] {
  const reading = new RegExp(`^ {2}([a-z]+\\.[a-z0-9-]+)\\.${service}\\.[a-z_]+\\.snapshot\\.v\\d+:$`, 'gm');
  return [...new Set([...asyncApi.matchAll(reading)].map(([, consumer]) => consumer ?? ''))].sort();
}
