import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { follow } from '../logs/follow.ts';
import { REPOSITORY } from '../paths.ts';
import { statusTable } from '../show/table.ts';
import { logPathOf } from '../stack/child.ts';
import { statusOf } from './control.ts';

/** Leaves a launcher in the background, shows what it says, and returns when it is ready. @throws Fault when it ends instead. */
export async function upDetached(dir: string, flags: string[]): Promise<void> {
  mkdirSync(join(dir, 'logs'), { recursive: true });
  const log = openSync(logPathOf(dir, 'launcher'), 'a');
  const following = new AbortController();
  const shown = follow({
    dir,
    parts: ['launcher'],
    signal: following.signal,
    line: (_, text) => console.log(text),
  });
  const words = [...process.execArgv, join(REPOSITORY, 'tools/src/main.ts'), 'up', '--supervise', ...flags];
  const background = spawn(process.execPath, words, {
    detached: true,
    stdio: ['ignore', log, log],
    env: process.env,
  });
  closeSync(log);
  let ended = false;
  background.once('exit', () => {
    ended = true;
  });
  const giveUp = () => background.kill('SIGTERM');
  process.on('SIGINT', giveUp);
  process.on('SIGTERM', giveUp);
  let status = await statusOf(dir);
  while (!ended && status?.phase !== 'running') {
    await sleep(100);
    status = await statusOf(dir);
  }
  following.abort();
  await shown;
  if (ended || !status?.stack)
    throw new Fault(
      'Odyssey did not start; nothing is left running.',
      `mend what is named above (all of it: ${logPathOf(dir, 'launcher')})`,
    );
  background.unref();
  console.log(
    `\n${statusTable(status.stack)}\n\nTry: ./odyssey demo        ./odyssey down stops everything.`,
  );
}
