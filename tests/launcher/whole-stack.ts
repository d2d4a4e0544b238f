import { execFile } from 'node:child_process';
import { type SignedIn, signedInClient } from '@odyssey/testing';
import { ConfigResourceTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { signalIfThere } from '../../tools/src/machine/process-table.ts';
import { urlOfDatabase } from '../../tools/src/stack/databases.ts';
import { withClient } from '../../tools/src/stack/postgres-client.ts';
import { readRecords } from '../../tools/src/stack/run-records.ts';
import { loadSecrets } from '../../tools/src/stack/secrets.ts';
import { databaseOf, SERVICES, type ServiceName } from '../../tools/src/stack/services.ts';
import type { StackStatus } from '../../tools/src/stack/stack.ts';
import { Launcher, until } from './launcher.ts';

/** What topics are created with; Kafka's older call, which kafkajs knows, replaces all settings of a topic. */
const TOPIC = {
  'retention.ms': String(7 * 86_400_000),
  'segment.ms': String(86_400_000),
  'message.timestamp.type': 'LogAppendTime',
  'max.message.bytes': '1048576',
};

/** The real services under the real launcher, in a folder of their own: what an operator has before them. */
export class WholeStack {
  private readonly launcher = new Launcher();
  private status: StackStatus | undefined;

  async up(): Promise<void> {
    const { code, output } = await this.launcher.run(['up', '--detach'], { ODYSSEY_BUILD_DIR: '' });
    if (code !== 0) throw new Error(`up ended with ${code}:\n${output}`);
    this.status = await this.launcher.status();
  }

  remove = (): Promise<void> => this.launcher.remove();

  /** A line as typed into a shell that knows where everything is. */
  typed(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
    const { PATH, HOME, LANG } = process.env;
    const env = { PATH, HOME, LANG, NO_COLOR: '1', ...this.environment };
    return new Promise((resolve) => {
      execFile('bash', ['-c', line], { env, timeout: 60_000 }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
      );
    });
  }

  async json<T>(words: string): Promise<T> {
    const { stdout } = await this.typed(`./odyssey ${words} --json`);
    return JSON.parse(stdout) as T;
  }

  /** What an operator's shell has set. */
  get environment(): Record<string, string> {
    const { services, kafka } = this.known;
    return {
      ODYSSEY_DIR: this.launcher.dir,
      ODYSSEY_KAFKA_URL: kafka.brokers.join(','),
      ...Object.fromEntries(services.map(({ name, url }) => [`ODYSSEY_${name.toUpperCase()}_URL`, url])),
      ...Object.fromEntries(
        SERVICES.filter((name) => name !== 'gateway').map((name) => [
          `ODYSSEY_${name.toUpperCase()}_DATABASE_URL`,
          this.databaseUrl(name),
        ]),
      ),
    };
  }

  signal(part: ServiceName | 'kafka' | 'redis', signal: NodeJS.Signals): number {
    const record = readRecords(this.launcher.dir).find(({ name }) => name === part);
    if (!record) throw new Error(`${part} does not run`);
    signalIfThere(record.pid, signal);
    return record.pid;
  }

  sql(service: ServiceName, text: string): Promise<unknown> {
    return withClient(this.databaseUrl(service), (client) => client.query(text));
  }

  /** Takes one service's database away, or gives it back, while the others' stay. */
  closeDatabase(service: ServiceName, closed: boolean): Promise<unknown> {
    const { database } = databaseOf(service);
    const server = new URL(this.known.postgres.url);
    server.password = loadSecrets(this.launcher.dir).postgres;
    return withClient(server.href, async (admin) => {
      await admin.query(`alter database ${database} allow_connections ${!closed}`);
      if (closed)
        await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
          database,
        ]);
    });
  }

  async ready(service: ServiceName): Promise<boolean> {
    const answer = await fetch(`${this.environment[`ODYSSEY_${service.toUpperCase()}_URL`]}/readyz`);
    await answer.body?.cancel();
    return answer.ok;
  }

  async metric(service: ServiceName, name: string): Promise<number> {
    const answer = await fetch(`${this.environment[`ODYSSEY_${service.toUpperCase()}_URL`]}/metrics`);
    return Number(new RegExp(`^${name}\\{.*\\} (\\S+)$`, 'm').exec(await answer.text())?.[1]);
  }

  /** A new person who finishes some tasks: Walk 0, Walk 1 and so on. */
  async life(tasks: number): Promise<void> {
    const { client } = await signedInClient(this.known.gateway.url);
    for (let n = 0; n < tasks; n += 1) {
      const { body } = await client.post('/v1/tasks', { title: `Walk ${n}` });
      await client.post(`/v1/tasks/${body.id}/complete`);
    }
  }

  /** Somebody who has just registered. */
  person = (): Promise<SignedIn> => signedInClient(this.known.gateway.url);

  /** Log-ins with passwords that are not the person's. */
  async guess(email: string, times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      const answer = await fetch(`${this.known.gateway.url}/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: `not the password ${n}` }),
      });
      await answer.body?.cancel();
    }
  }

  /** What goals answers to this token. */
  async tasksAs(token: string): Promise<number> {
    const { ODYSSEY_GOALS_URL } = this.environment;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${ODYSSEY_GOALS_URL}/v1/tasks`, { headers });
    await answer.body?.cancel();
    return answer.status;
  }

  async configure(topic: string, settings: Record<string, string> = {}): Promise<void> {
    const admin = this.kafka().admin();
    await admin.connect();
    const configEntries = Object.entries({ ...TOPIC, ...settings }).map(([name, value]) => ({ name, value }));
    const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }];
    await admin.alterConfigs({ validateOnly: false, resources });
    await admin.disconnect();
  }

  /** A record that is no event. */
  async writeRubbish(topic: string): Promise<void> {
    const producer = this.kafka().producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'nobody', value: '{"half":' }] });
    await producer.disconnect();
  }

  /** Nothing of what a service reads is left to do, and nothing of what it publishes to send. */
  caughtUp = (service: ServiceName): Promise<void> =>
    until(`${service} has caught up`, async () => {
      const { consumers, waiting } = await this.lag(service);
      return consumers?.[0]?.members === 1 && consumers[0].lag === 0 && waiting?.[0]?.outbox === 0;
    });

  lag = (service: ServiceName) =>
    this.json<{
      consumers: { members: number; lag: number }[] | null;
      waiting: { outbox: number; parkedKeys: number; dead: number }[] | null;
    }>(`events lag --service ${service}`);

  private get known(): StackStatus {
    if (!this.status) throw new Error('the stack is not up');
    return this.status;
  }

  private databaseUrl(service: ServiceName): string {
    const { database, owner } = databaseOf(service);
    const password = loadSecrets(this.launcher.dir).owners[service] ?? '';
    return urlOfDatabase(this.known.postgres.url, database, { user: owner, password });
  }

  private kafka(): Kafka {
    return new Kafka({ clientId: 'suite', brokers: this.known.kafka.brokers, logLevel: logLevel.NOTHING });
  }
}
