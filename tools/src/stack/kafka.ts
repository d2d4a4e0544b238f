import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { onPath } from '../machine/find.ts';
import { demand } from '../machine/requirements.ts';
import { REPOSITORY } from '../paths.ts';
import { baseEnvironment } from './environment.ts';
import { createTopics, produceProbe } from './kafka-admin.ts';
import { type Care, Part } from './part.ts';
import type { Ports } from './ports.ts';

const JVM = [
  '-Xms64m',
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  // Else every JVM leaves a file in /tmp.
  '-XX:-UsePerfData',
  `-Dlog4j2.configurationFile=${join(REPOSITORY, 'tools/kafka/log4j2.properties')}`,
];

interface Options {
  dir: string;
  ports: Ports;
  jars: string;
  care: Care;
  detours?: KafkaDetours;
}

/**
 * More doors to the broker, by name: whoever comes in through one is told to go on through this port, behind which
 * somebody passes everything on to the door.
 */
export type KafkaDetours = Record<string, number | Detour>;

interface Detour {
  readonly port: number;
  /** The names and passwords (SASL PLAIN) that this door takes; without them it takes everybody. */
  readonly logins: Readonly<Record<string, string>>;
  /**
   * The broker asks of each of these names what it may, by its rules; without it they may do everything. Whoever comes in
   * through another door, and these, may anyway.
   */
  readonly superUsers?: readonly string[];
}

/** The name of a door's own port. */
export const doorOf = (detour: string): string => `kafka-${detour}`;

/** One Kafka node, broker and controller in one. */
export async function kafkaPart({ dir, ports, jars, care, detours = {} }: Options): Promise<Part> {
  const java = demand(onPath('java'), 'Java', './odyssey doctor');
  const data = join(dir, 'data/kafka');
  const config = join(dir, 'run/kafka.properties');
  const classPath = ['-cp', `${jars}/*`];
  const port = ports.port('kafka');
  mkdirSync(join(dir, 'run'), { recursive: true });
  await formatOnce(data, [java, ...JVM, ...classPath], config, ports);
  writeFileSync(config, properties(data, ports, detours));
  return new Part({
    dir,
    ...care,
    plan: {
      name: 'kafka',
      command: [java, ...JVM, ...classPath, 'kafka.Kafka', config],
      env: baseEnvironment(),
      stopSignal: 'SIGTERM',
    },
    isReady: async () => (await accepts(port)) && (await takesWrites(port)),
    readyWithinMs: 60_000,
    stopWithinMs: 15_000,
    async beforeStart() {
      await ports.handOver('kafka');
      await ports.handOver('kafka-controller');
      for (const detour of Object.keys(detours)) await ports.handOver(doorOf(detour));
    },
  });
}

/** Formats beside the final place and renames: a folder that exists is a whole one. @throws Fault when it is not. */
async function formatOnce(data: string, java: string[], config: string, ports: Ports): Promise<void> {
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  if (existsSync(data) && readdirSync(data).length > 0) return checkKafkaFolder(data);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(config, properties(unfinished, ports));
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'x');
  const [command = 'java', ...args] = java;
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', config, '--ignore-formatted'];
  await promisify(execFile)(command, [...args, ...format], { env: baseEnvironment(), cwd: '/' });
  renameSync(unfinished, data);
}

/** @throws Fault for a data folder that was not formatted to the end, or lost what names its cluster. */
export function checkKafkaFolder(data: string): void {
  if (existsSync(join(data, 'meta.properties'))) return;
  throw new Fault(
    `${data} is no whole Kafka data folder: meta.properties is missing.`,
    'put the folder back from a copy, or start afresh with ./odyssey reset (removes all data)',
  );
}

function properties(data: string, ports: Ports, detours: KafkaDetours = {}): string {
  const broker = `127.0.0.1:${ports.port('kafka')}`;
  const controller = `127.0.0.1:${ports.port('kafka-controller')}`;
  const doors = Object.entries(detours).map(([name, detour]) => ({
    listener: name.toUpperCase(),
    own: ports.port(doorOf(name)),
    told: typeof detour === 'number' ? detour : detour.port,
    protocol: typeof detour === 'number' ? 'PLAINTEXT' : 'SASL_PLAINTEXT',
  }));
  const logins = Object.entries(detours).map(([name, detour]) =>
    typeof detour === 'number' ? '' : loginProperties(name, detour),
  );
  const each = (text: (door: (typeof doors)[number]) => string) =>
    doors.map((door) => `,${text(door)}`).join('');
  return `# Written by ./odyssey at every start.
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@${controller}
listeners=PLAINTEXT://${broker},CONTROLLER://${controller}${each(({ listener, own }) => `${listener}://127.0.0.1:${own}`)}
advertised.listeners=PLAINTEXT://${broker}${each(({ listener, told }) => `${listener}://127.0.0.1:${told}`)}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT${each(({ listener, protocol }) => `${listener}:${protocol}`)}
${logins.join('')}log.dirs=${data}
# After kill -9 the broker is back in 3 s instead of 12.
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
offsets.topic.num.partitions=4
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=3000
auto.create.topics.enable=false
log.cleaner.dedupe.buffer.size=4194304
`;
}

function loginProperties(door: string, { logins, superUsers }: Detour): string {
  const listener = `listener.name.${door.toLowerCase()}`;
  const module = 'org.apache.kafka.common.security.plain.PlainLoginModule';
  const users = Object.entries(logins).map(([name, password]) => `user_${name}="${password}"`);
  const supers = ['ANONYMOUS', ...(superUsers ?? [])].map((name) => `User:${name}`);
  const authorizer = `authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=${supers.join(';')}
`;
  return `${listener}.sasl.enabled.mechanisms=PLAIN
${listener}.plain.sasl.jaas.config=${module} required ${users.join(' ')};
${superUsers ? authorizer : ''}`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}

/** An open port is not readiness: our topics and one acknowledged write are. */
async function takesWrites(port: number): Promise<boolean> {
  const place = { brokers: [`127.0.0.1:${port}`], security: {} };
  try {
    await createTopics(place, { local: true });
    await produceProbe(place);
    return true;
  } catch {
    return false;
  }
}
