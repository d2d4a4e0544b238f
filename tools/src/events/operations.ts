import { Command } from 'commander';
import type { DataService } from '../../../contracts/services.ts';
import { aCount, aService, chosen, explained } from './arguments.ts';
import { isOpen, type OperationRow, operationsOf } from './orders.ts';
import { inEach, places } from './places.ts';
import { age, ago, clip, grouped, secondsSince } from './words.ts';

export const OPERATION_SHAPE = `{id, service, kind, state, who, why, filter, rate, total, done, skipped, error, worked,
  createdAt, startedAt, finishedAt}`;

export function command(): Command {
  return explained(
    new Command('operations')
      .description('What operators asked for: who, when, why, and what became of it. Kept for 400 days.')
      .option('--service <service>', 'those of this service', aService)
      .option('--open', 'only those that wait or run')
      .option('-n, --limit <count>', 'how many of the latest', aCount, 20)
      .action(operations),
    { example: './odyssey events operations --open', json: `{operations: [${OPERATION_SHAPE}]}` },
  );
}

interface Options {
  service?: DataService;
  open?: boolean;
  limit: number;
  json?: boolean;
}

async function operations({ service, open = false, limit, json }: Options): Promise<void> {
  const found = await inEach(await places(), chosen(service), (client, name) =>
    operationsOf(client, name, { open, limit }),
  );
  const rows = found
    .flat()
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, limit);
  if (json) console.log(JSON.stringify({ operations: rows }, null, 2));
  else if (rows.length === 0) console.log(open ? 'Nothing waits or runs.' : 'Nothing was asked for yet.');
  else console.log(rows.map(operationLines).join('\n'));
  process.exitCode = rows.length > 0 ? 0 : 1;
}

function operationLines(row: OperationRow): string {
  const { service, kind, id, who, why, filter, createdAt, error } = row;
  return [
    `${service}  ${kind}  ${stateOf(row)}`,
    `    ${id}  by ${clip(who, 20)}, ${ago(createdAt)}`,
    `    ${clip(`${JSON.stringify(filter)}${why ? `  why: ${why}` : ''}`, 96)}`,
    ...(error ? [`    ${clip(error, 96)}`] : []),
  ].join('\n');
}

function stateOf(row: OperationRow): string {
  const { state, worked, done, skipped, total, startedAt, finishedAt } = row;
  const counts = `${grouped(done)}${total === null ? '' : ` of ${grouped(total)}`}${skipped > 0 ? `, ${grouped(skipped)} left as they were` : ''}`;
  if (state === 'queued') return 'waits for its service';
  if (isOpen(row)) return `${worked ? 'runs' : 'waits for its service to go on'}: ${counts}`;
  const took = (secondsSince(startedAt) ?? 0) - (secondsSince(finishedAt) ?? 0);
  return `${state}: ${counts}${startedAt ? ` in ${age(took)}` : ''}`;
}
