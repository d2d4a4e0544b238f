import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { build } from '../build/build.ts';
import { describeFailure, Fault } from '../fault.ts';
import { follow } from '../logs/follow.ts';
import { readable } from '../logs/format.ts';
import { REPOSITORY, stackFolder } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { isServiceName, SERVICES } from '../stack/services.ts';
import { askOrFail, statusOf } from '../supervisor/control.ts';

/** An editor writes a file in several steps, and several files at once. */
const QUIET_MS = 150;

export function command(): Command {
  return new Command('dev')
    .description('Rebuild and restart one service whenever its code changes; the rest of the stack runs on.')
    .argument('<service>')
    .addHelpText('after', '\nExample: ./odyssey up --detach && ./odyssey dev goals')
    .action(dev);
}

async function dev(service: string): Promise<void> {
  if (!isServiceName(service))
    throw new Fault(`There is no service ${service}.`, `one of: ${SERVICES.join(', ')}`);
  const dir = stackFolder();
  const running = await statusOf(dir);
  if (!running?.stack) throw new Fault('The stack does not run.', './odyssey up --detach, then this again');
  let current = await deploy(dir, service, '');
  const part = running.stack.compact ? 'compact' : service;
  void follow({
    dir,
    parts: [part],
    line: (name, text) => console.log(readable(name, text, process.stdout.isTTY)),
  });
  const changes = changesIn(['contracts', 'libs', `services/${service}/src`]);
  for (;;) {
    await changes.next();
    current = await deploy(dir, service, current);
  }
}

/** Returns the build that runs now: a build that fails leaves the old one running. */
async function deploy(dir: string, service: string, current: string): Promise<string> {
  try {
    const { folder } = await build();
    if (folder === current) return current;
    await askOrFail(dir, 'POST', `/restart/${service}?${new URLSearchParams({ build: folder })}`);
    console.log(progressLine(`${service} restarted with the code as it is now`));
    return folder;
  } catch (error) {
    console.error(describeFailure(error));
    return current;
  }
}

/** Yields once for each burst of changes. */
async function* changesIn(folders: string[]): AsyncGenerator<void> {
  let changed = 0;
  let wake = () => {};
  for (const folder of folders) {
    watch(join(REPOSITORY, folder), { recursive: true }, () => {
      changed = Date.now();
      wake();
    });
  }
  for (;;) {
    const seen = changed;
    if (seen === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    while (Date.now() - changed < QUIET_MS) await sleep(QUIET_MS);
    changed = 0;
    yield;
  }
}
