import { setTimeout as sleep } from 'node:timers/promises';
import type { DataService } from '../../../contracts/services.ts';
import { isOpen, type OperationRow, operationById } from './orders.ts';
import { inDatabase, type Places } from './places.ts';
import { age, grouped } from './words.ts';

const LOOK_MS = 300;
/** A service looks for orders every second; one that has not taken one by now is away, or busy with an older one. */
const TAKEN_WITHIN_MS = 5_000;
/** Between two lines where there is no terminal to write over. */
const LINE_MS = 5_000;

export interface Placed {
  readonly service: DataService;
  readonly id: string;
}

/** Shows how an operation gets on until it ends. Ctrl-C leaves it to the service. @returns the row as it ended. */
export async function followOperation(at: Places, { service, id }: Placed): Promise<OperationRow> {
  const line = new ProgressLine();
  const began = Date.now();
  let warned = false;
  const interrupted = () => {
    line.end();
    console.error(
      `It goes on without this command: ./odyssey events operations   (stop it: ./odyssey events cancel ${id})`,
    );
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    for (;;) {
      const row = await inDatabase(at, service, (client) => operationById(client, service, id));
      if (!row) throw new Error(`the operation ${id} is gone from the database of ${service}`);
      line.show(progressOf(row));
      if (!isOpen(row)) return row;
      if (!row.worked && !warned && Date.now() - began > TAKEN_WITHIN_MS) {
        warned = true;
        line.end();
        console.error(
          `${service} has not taken it: it does not run, or works on an earlier one. It waits and is done as soon as it can.\n` +
            '  ./odyssey status shows the services, ./odyssey events operations what they work on. Ctrl-C leaves it waiting.',
        );
      }
      await sleep(LOOK_MS);
    }
  } finally {
    process.removeListener('SIGINT', interrupted);
    line.end();
  }
}

/** "ai: replay 1,200 of 100,000, 40 s left" */
export function progressOf({
  service,
  kind,
  state,
  total,
  done,
  skipped,
  error,
  rate,
}: OperationRow): string {
  const name = `${service}: ${kind}`;
  if (state === 'queued') return `${name} waits`;
  const counts = [
    total === null ? grouped(done) : `${grouped(done + skipped)} of ${grouped(total)}`,
    ...(skipped > 0 ? [`${grouped(skipped)} left as they were`] : []),
  ].join(', ');
  if (state !== 'running') return `${name} ${state}, ${counts}${error ? `: ${error}` : ''}`;
  const left = total === null ? null : Math.ceil((total - done - skipped) / rate);
  return `${name} ${counts}${left ? `, at least ${age(left)} left` : ''}${error ? `; waits: ${error}` : ''}`;
}

/** One line that is written over, on standard error; without a terminal a line now and then, when it has changed. */
class ProgressLine {
  private shown = '';
  private at = 0;
  private open = false;

  show(text: string): void {
    if (text === this.shown) return;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${text.slice(0, (process.stderr.columns ?? 100) - 1)}`);
      this.open = true;
    } else if (Date.now() - this.at >= LINE_MS) {
      console.error(text);
      this.at = Date.now();
    } else return;
    this.shown = text;
  }

  end(): void {
    if (this.open) process.stderr.write('\n');
    this.open = false;
  }
}
