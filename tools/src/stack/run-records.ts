import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, signalIfThere } from '../machine/process-table.ts';

/** A process of ours, as written to `run/<name>.json`, so that the next launcher finds what this one could not end. */
export interface RunRecord {
  name: string;
  pid: number;
  startTime: string;
  stopSignal: NodeJS.Signals;
}

const folder = (dir: string) => join(dir, 'run');
const path = (dir: string, name: string) => join(folder(dir), `${name}.pid.json`);

export function writeRecord(dir: string, record: RunRecord): void {
  mkdirSync(folder(dir), { recursive: true });
  writeFileSync(path(dir, record.name), JSON.stringify(record));
}

export function removeRecord(dir: string, name: string): void {
  rmSync(path(dir, name), { force: true });
}

export function readRecords(dir: string): RunRecord[] {
  mkdirSync(folder(dir), { recursive: true });
  return readdirSync(folder(dir))
    .filter((file) => file.endsWith('.pid.json'))
    .flatMap((file) => {
      const text = readFileSync(join(folder(dir), file), 'utf8');
      // A record cut short by a power loss names nobody.
      return text.endsWith('}') ? [JSON.parse(text) as RunRecord] : [];
    });
}

/** Ends what an earlier launcher left running in this folder. Returns the names of what it found. */
export async function endLeftovers(dir: string): Promise<string[]> {
  const found = readRecords(dir).filter(({ pid, startTime }) => isRunning(pid, startTime));
  for (const { pid, stopSignal } of found) signalIfThere(pid, stopSignal);
  await Promise.all(found.map((record) => ended(record, 10_000)));
  for (const { name } of readRecords(dir)) removeRecord(dir, name);
  return found.map(({ name }) => name);
}

async function ended({ pid, startTime }: RunRecord, graceMs: number): Promise<void> {
  const deadline = Date.now() + graceMs;
  while (isRunning(pid, startTime)) {
    if (Date.now() > deadline) signalIfThere(pid, 'SIGKILL');
    await sleep(50);
  }
}
