import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import type { Parts } from './parts.ts';
import { RecoveryScene } from './recovery-scene.ts';

const OUTAGE_MS = 15_000;
/** How long each may take to come back; kafkajs as it is set by itself needs half a minute. */
const PATIENCE_MS = 45_000;

/** After a kill: by then something is committed that waits for whoever takes over. */
const FELT_MS = 1_000;

/** How long others are waited for when nobody waits for them. */
const BRIEFLY_MS = 3_000;

/** What one run of faults showed, in seconds unless it says otherwise. Undefined: not back in time, or not looked at. */
interface Run {
  rollingPause?: number | undefined;
  rollingDuplicates?: number | undefined;
  nestRollingPause?: number | undefined;
  nestRollingDuplicates?: number | undefined;
  relayPause?: number | undefined;
  consumerPause?: number | undefined;
  nestConsumerPause?: number | undefined;
  databaseProducer?: number | undefined;
  databaseConsumer?: number | undefined;
  nestDatabase?: number | undefined;
  brokerProducer?: number | undefined;
  brokerConsumer?: number | undefined;
  nestBroker?: number | undefined;
  rawBroker?: number | undefined;
}

/**
 * One fault after the other under a steady load, with every process apart: two relays, two of our consumers and two of
 * Nest's, each pair a group of its own on the same topic.
 */
export async function recovery(parts: Parts): Promise<Figure[]> {
  const { runs, say } = parts.options;
  const done: Run[] = [];
  for (let run = 1; run <= runs; run += 1) {
    // They take half a minute for what takes us seconds: once is enough to see it.
    const seen = await once(parts, { waitForTheirs: run === 1 });
    done.push(seen);
    const shown = Object.entries(seen).map(
      ([name, value]) => `${name} ${value?.toFixed(2) ?? 'not in time'}`,
    );
    say(`recovery, run ${run} of ${runs}: ${shown.join(', ')}`);
  }
  const all = (name: keyof Run) => done.flatMap((run) => run[name] ?? []);
  const figure = (
    name: string,
    ours: keyof Run,
    target: string,
    theirs: [string, keyof Run][] = [],
  ): Figure => ({
    name,
    unit: ours === 'rollingDuplicates' ? 'effects' : 's',
    better: 'less',
    runs: all(ours),
    baselines: theirs.map(([baseline, key]) => ({ name: baseline, runs: all(key) })),
    target,
  });
  const nest = 'Nest’s Kafka server';
  return [
    figure('rolling restart of two consumers: longest wait of an event', 'rollingPause', '≤ 0.5', [
      [nest, 'nestRollingPause'],
    ]),
    figure('rolling restart: effects that happened twice', 'rollingDuplicates', '0', [
      [nest, 'nestRollingDuplicates'],
    ]),
    figure('kill -9 of one of two relays: longest wait of an event', 'relayPause', '≤ 7'),
    figure('kill -9 of one of two consumers: longest wait of an event', 'consumerPause', '≤ 7', [
      [nest, 'nestConsumerPause'],
    ]),
    figure('PostgreSQL killed and back: until the first commit', 'databaseProducer', '≤ 2'),
    figure('PostgreSQL killed and back: until the first effect', 'databaseConsumer', '≤ 2', [
      [nest, 'nestDatabase'],
    ]),
    figure('broker away for 15 s and back: until the relay sends', 'brokerProducer', '≤ 1.5', [
      ['raw kafkajs', 'rawBroker'],
    ]),
    figure('broker away for 15 s and back: until the first effect', 'brokerConsumer', '≤ 2', [
      [nest, 'nestBroker'],
    ]),
  ];
}

async function once(parts: Parts, { waitForTheirs }: { waitForTheirs: boolean }): Promise<Run> {
  const scene = await RecoveryScene.open(parts);
  try {
    return {
      ...(await rollingRestart(scene)),
      ...(await kills(scene, waitForTheirs)),
      ...(await databaseLoss(parts, scene, waitForTheirs)),
      ...(await brokerLoss(parts, scene, waitForTheirs)),
    };
  } finally {
    await scene.close();
  }
}

async function rollingRestart(scene: RecoveryScene): Promise<Run> {
  await scene.quiet(PATIENCE_MS);
  const from = Date.now();
  await scene.restartOurs();
  await sleep(FELT_MS);
  const rollingPause = await scene.longestWait('ours', from, PATIENCE_MS);
  const rollingDuplicates = await scene.duplicates('ours', from);
  const nestFrom = Date.now();
  await scene.restartNests();
  await sleep(FELT_MS);
  const nestRollingPause = await scene.longestWait('nest', nestFrom, PATIENCE_MS);
  const nestRollingDuplicates = await scene.duplicates('nest', nestFrom);
  return { rollingPause, rollingDuplicates, nestRollingPause, nestRollingDuplicates };
}

async function kills(scene: RecoveryScene, waitForTheirs: boolean): Promise<Run> {
  await scene.quiet(PATIENCE_MS);
  if (!(await scene.shared(PATIENCE_MS)))
    throw new Error('two relays or two consumers do not share the work');
  const nestKilledAt = Date.now();
  await scene.killNest();
  let from = Date.now();
  await scene.killRelay();
  await sleep(FELT_MS);
  const relayPause = await scene.longestWait('ours', from, PATIENCE_MS);
  from = Date.now();
  await scene.killOurs();
  await sleep(FELT_MS);
  const consumerPause = await scene.longestWait('ours', from, PATIENCE_MS);
  const nestConsumerPause = waitForTheirs
    ? await scene.longestWait('nest', nestKilledAt, PATIENCE_MS)
    : undefined;
  await scene.replaceTheKilled();
  return { relayPause, consumerPause, nestConsumerPause };
}

async function databaseLoss(parts: Parts, scene: RecoveryScene, waitForTheirs: boolean): Promise<Run> {
  await scene.caughtUp('ours', PATIENCE_MS);
  const postgres = parts.stack.part('postgres');
  await postgres.kill();
  await postgres.start();
  const from = Date.now();
  const [databaseProducer, databaseConsumer, nestDatabase] = await Promise.all([
    scene.firstCommit(from, PATIENCE_MS),
    scene.firstEffect('ours', from, PATIENCE_MS),
    scene.firstEffect('nest', from, waitForTheirs ? PATIENCE_MS : BRIEFLY_MS),
  ]);
  return { databaseProducer, databaseConsumer, nestDatabase };
}

async function brokerLoss(parts: Parts, scene: RecoveryScene, waitForTheirs: boolean): Promise<Run> {
  await scene.caughtUp('ours', PATIENCE_MS);
  const kafka = parts.stack.part('kafka');
  await kafka.kill();
  await sleep(OUTAGE_MS);
  const starting = kafka.start();
  await accepting(parts.brokers[0] ?? '');
  const from = Date.now();
  const theirs = waitForTheirs ? PATIENCE_MS : BRIEFLY_MS;
  const [brokerProducer, rawBroker, brokerConsumer, nestBroker] = await Promise.all([
    scene.firstRelayed(from, PATIENCE_MS),
    scene.firstRawSent(from, theirs),
    scene.firstEffect('ours', from, PATIENCE_MS),
    scene.firstEffect('nest', from, theirs),
  ]);
  await starting;
  return { brokerProducer, rawBroker, brokerConsumer, nestBroker };
}

/** Resolves when the broker's port is open: it opens when Kafka takes requests. */
async function accepting(broker: string): Promise<void> {
  const [host, port] = broker.split(':');
  const open = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host: host ?? '', port: Number(port) }, () => {
        resolve(true);
        socket.destroy();
      });
      socket.once('error', () => resolve(false));
    });
  while (!(await open())) await sleep(10);
}
