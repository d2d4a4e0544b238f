import { setTimeout as sleep } from 'node:timers/promises';
import { processesIn, signalIfThere } from '../machine/process-table.ts';
import { withClient } from '../stack/postgres-client.ts';
import type { Fault, FaultKind } from './plan.ts';
import { isCommit, isProduceRequest, type TcpProxy } from './tcp-proxy.ts';
import { comes } from './wait.ts';
import type { Worker } from './worker.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;
const DELAY_MS = 150;
/** How long a process may take to come to the boundary at which it is to end; idle relays look every second. */
const DEATH_WITHIN_MS = 10_000;

/** Breaks the world, and mends it as far as it does not mend itself. @returns what did not happen as planned, if anything. */
type Act = (world: World, fault: Fault) => Promise<string | undefined>;

const one = <T>(from: readonly T[], { which }: Fault): T => from[which % from.length] as T;

const killed =
  (of: (world: World) => readonly Worker[]): Act =>
  async (world, fault) => {
    const worker = one(of(world), fault);
    await worker.kill();
    await worker.working();
  };

const stopped =
  (of: (world: World) => readonly Worker[]): Act =>
  async (world, fault) => {
    const worker = one(of(world), fault);
    worker.pause();
    await sleep(fault.lasts);
    worker.resume();
  };

const diesAt =
  (point: string, of: (world: World) => readonly Worker[]): Act =>
  async (world, fault) => {
    const worker = one(of(world), fault);
    await worker.working();
    const { deaths } = worker;
    worker.send({ kind: 'die-at', point });
    const died = await comes(() => worker.deaths > deaths, DEATH_WITHIN_MS);
    if (!died) worker.send({ kind: 'die-at', point: '' });
    await worker.working();
    return died ? undefined : `${worker.name} did not come to ${point}`;
  };

const broken =
  (of: (world: World, fault: Fault) => TcpProxy, how: (proxy: TcpProxy) => void): Act =>
  async (world, fault) => {
    const proxy = of(world, fault);
    how(proxy);
    await sleep(fault.lasts);
    proxy.heal();
  };

const answerLost =
  (of: (world: World) => TcpProxy, request: (bytes: Buffer) => boolean): Act =>
  async (world) => {
    const proxy = of(world);
    proxy.loseAnswerTo(request);
    const lost = await comes(() => !proxy.waitsToLose, DEATH_WITHIN_MS);
    proxy.heal();
    return lost ? undefined : 'no such request was made';
  };

const rolling =
  (of: (world: World) => readonly Worker[]): Act =>
  async (world) => {
    for (const worker of of(world)) await worker.restart();
  };

const clockOff =
  (skew: number): Act =>
  async (world, fault) => {
    const worker = one(world.workers, fault);
    world.skews.set(worker.name, skew);
    await worker.restart();
    await sleep(fault.lasts);
    world.skews.delete(worker.name);
    await worker.restart();
  };

const relays = (world: World) => world.relays;
const producers = (world: World) => world.producers;
const consumers = (world: World) => world.consumers;
const relayToKafka = (world: World) => world.toKafka.producers;
const consumerToKafka = (world: World) => world.toKafka.consumers;
const toPostgres = (world: World, fault: Fault) => one(Object.values(world.toPostgres), fault);

/** What becomes of each kind. The poisoned person is left to the run: it has to look on at the others. */
export const ACTS: Record<Exclude<FaultKind, 'poisoned person'>, Act> = {
  'kill producer': killed(producers),
  'kill consumer': killed(consumers),
  'kill relay': killed((world) => [world.relay]),
  'kill kafka': (world, fault) => partKilled(world, 'kafka', fault),
  'kill postgres': (world, fault) => partKilled(world, 'postgres', fault),
  'stop producer': stopped(producers),
  'stop consumer': stopped(consumers),
  'stop relay': stopped((world) => [world.relay]),
  async 'stop kafka'(world, { lasts }) {
    world.stack.part('kafka').pause();
    await sleep(lasts);
    world.stack.part('kafka').resume();
  },
  async 'stop postgres'(world, { lasts }) {
    // Every server process: the first one alone would only keep new connections out.
    const servers = processesIn(`${world.stack.dir}/data/postgres`);
    for (const pid of servers) signalIfThere(pid, 'SIGSTOP');
    await sleep(lasts);
    for (const pid of servers) signalIfThere(pid, 'SIGCONT');
  },
  'die at commit.before': diesAt('commit.before', producers),
  'die at commit.after': diesAt('commit.after', producers),
  'die at send.before': diesAt('send.before', relays),
  'die at ack.after': diesAt('ack.after', relays),
  'die at delete.after': diesAt('delete.after', relays),
  'die at inbox.after': diesAt('inbox.after', consumers),
  'die at effect.after': diesAt('effect.after', consumers),
  'die at offset.before': diesAt('offset.before', consumers),
  'die at offset.after': diesAt('offset.after', consumers),
  'reset relay to kafka': broken(relayToKafka, (proxy) => proxy.reset()),
  'reset consumer to kafka': broken(consumerToKafka, (proxy) => proxy.reset()),
  'half-open relay to kafka': broken(relayToKafka, (proxy) => proxy.freeze()),
  'half-open consumer to kafka': broken(consumerToKafka, (proxy) => proxy.freeze()),
  'delay relay to kafka': broken(relayToKafka, (proxy) => proxy.delay(DELAY_MS)),
  'delay consumer to kafka': broken(consumerToKafka, (proxy) => proxy.delay(DELAY_MS)),
  'drop answers relay to kafka': broken(relayToKafka, (proxy) => proxy.dropAnswers(true)),
  'drop answers consumer to kafka': broken(consumerToKafka, (proxy) => proxy.dropAnswers(true)),
  'lose ack of a write to kafka': answerLost(relayToKafka, isProduceRequest),
  'lose answer to COMMIT of a producer': answerLost((world) => world.toPostgres.producers, isCommit),
  'lose answer to COMMIT of a consumer': answerLost((world) => world.toPostgres.consumers, isCommit),
  'reset database connections': broken(toPostgres, (proxy) => proxy.reset()),
  'half-open database connections': broken(toPostgres, (proxy) => proxy.freeze()),
  'rolling restart of producers': rolling(relays),
  'rolling restart of consumers': rolling(consumers),
  async 'rebalance storm'(world) {
    const guests = [world.guest(), world.guest(), world.guest()];
    for (const guest of guests) {
      await guest.start();
      await comes(() => guest.progress.joined, DEATH_WITHIN_MS);
    }
    for (const guest of guests) await guest.stop();
  },
  /** Every relay takes what it can get, while the others still send what was theirs. */
  async 'leases expire'(world) {
    await withClient(world.direct('producers'), (client) =>
      client.query('update relay_leases set owner = null'),
    );
  },
  'clock ahead': clockOff(HOUR_MS),
  'clock behind': clockOff(-HOUR_MS),
};

async function partKilled(world: World, name: 'kafka' | 'postgres', { lasts }: Fault): Promise<undefined> {
  const part = world.stack.part(name);
  await part.kill();
  await sleep(lasts);
  await part.start();
}
