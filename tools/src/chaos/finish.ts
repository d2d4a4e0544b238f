import type { Feeder } from './feeder.ts';
import { onItsWay } from './settle.ts';
import { comes } from './wait.ts';
import type { Worker } from './worker.ts';
import type { World } from './world.ts';

/** More than any of our own waits: a lease, a group's session, a half-open connection's query, a parked event's pause. */
const PROGRESS_WITHIN_MS = 60_000;
const QUIET_WITHIN_MS = 120_000;
const EVENTS_AT_ONCE = 60;

/** The faults are over: everyone has to work again, and everything to arrive. @returns a sentence for each who does not. */
export async function finish(world: World, feeder: Feeder): Promise<string[]> {
  for (const proxy of world.proxies) proxy.heal();
  await Promise.all(world.workers.map((worker) => worker.working()));
  const broken = await idle(world, feeder);
  let left: string[] = [];
  const quiet = await comes(async () => {
    left = await onItsWay(world);
    return left.length === 0 && feeder.inHand === 0;
  }, QUIET_WITHIN_MS);
  if (!quiet) broken.push(`not all arrived within ${QUIET_WITHIN_MS / 1_000} s: ${left.join(', ')}`);
  return broken;
}

/** Every process gets work, and has to do some of it: one that is alive and idle would go unnoticed for ever. */
async function idle(world: World, feeder: Feeder): Promise<string[]> {
  const done = (worker: Worker) =>
    world.relays.includes(worker) ? worker.progress.relayed : worker.progress.handled;
  const before = new Map(world.workers.map((worker) => [worker, done(worker)]));
  const stillIdle = () => world.workers.filter((worker) => done(worker) <= (before.get(worker) ?? 0));
  await comes(async () => {
    await feeder.feed(world.producers, EVENTS_AT_ONCE, 500);
    return stillIdle().length === 0;
  }, PROGRESS_WITHIN_MS);
  return stillIdle().map((worker) => `${worker.name} is alive and idle`);
}
