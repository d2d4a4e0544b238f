import { toHeaders, UserRegistered } from '@odyssey/contracts';
import { Dispatcher } from '@odyssey/events';
import { goals } from '@odyssey/goals';
import {
  type Environment,
  migrateServices,
  newId,
  type RunningService,
  startService,
} from '@odyssey/platform';
import { bearers } from '../../bearers.ts';
import { serve } from '../../serve.ts';
import { actsForPeople, forPeople, guardRows } from './row-security.ts';

interface Given {
  env: Environment;
  databases: Record<Variant, { url: string; ownerUrl: string }>;
}

export type Variant = 'plain' | 'guarded';
export type Operation = 'list' | 'search' | 'create' | 'complete' | 'handle';

/** Of the person who is measured: a page is a tenth of it. */
const TASKS = 200;
const SIDE_BY_SIDE = 4;

/** One goals service on a database of its own, with or without row-level security. */
class Measured {
  private offset = 0;
  private readonly open: string[] = [];

  constructor(
    private readonly service: RunningService,
    private readonly bearer: string,
    private readonly userId: string,
  ) {}

  /** Does it over and over for so long. @returns how often. */
  async work(operation: Operation, milliseconds: number): Promise<number> {
    const began = performance.now();
    let done = 0;
    const lane = async (): Promise<void> => {
      while (performance.now() - began < milliseconds) {
        await this[operation]();
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
    return done;
  }

  async fill(): Promise<void> {
    while (this.open.length < TASKS) await this.create();
  }

  async list(): Promise<void> {
    await this.ask('GET', '/v1/tasks?limit=20', 200);
  }

  async search(): Promise<void> {
    await this.ask('GET', '/v1/tasks?limit=20&q=river', 200);
  }

  async create(): Promise<void> {
    const { id } = await this.ask('POST', '/v1/tasks', 201, { title: 'Walk the river loop' });
    this.open.push(String(id));
  }

  async complete(): Promise<void> {
    const id = this.open.pop();
    if (!id) return this.create();
    await this.ask('PATCH', `/v1/tasks/${id}`, 200, { status: 'completed' });
  }

  /** A person who was never heard of before: a row of theirs, and their life areas with an event each. */
  async handle(): Promise<void> {
    const userId = newId();
    const data = { ...UserRegistered.sample, userId };
    const [id, correlationId] = [newId(), newId()];
    this.offset += 1;
    const outcome = await this.service.app.get(Dispatcher, { strict: false }).deliver({
      topic: UserRegistered.topic,
      partition: 0,
      offset: String(this.offset),
      key: userId,
      value: JSON.stringify(data),
      headers: toHeaders({
        id,
        correlationId,
        type: UserRegistered.type,
        source: '/odyssey/auth',
        subject: userId,
        time: new Date().toISOString(),
        aggregate: { type: 'user', id: userId, version: 1 },
      }),
    });
    if (outcome !== 'handled') throw new Error(`the event is ${outcome}`);
  }

  close(): Promise<void> {
    return this.service.close();
  }

  private ask(method: 'GET' | 'POST' | 'PATCH', url: string, status: number, body?: object) {
    return forPeople([this.userId], async () => {
      const answer = await this.service.app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${this.bearer}`,
          ...(body
            ? { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }
            : {}),
          ...(method === 'PATCH' ? { 'if-match': '*' } : {}),
        },
        ...(body ? { payload: JSON.stringify(body) } : {}),
      });
      if (answer.statusCode !== status)
        throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
      return answer.json() as Record<string, unknown>;
    });
  }
}

async function start(variant: Variant, { env, databases }: Given): Promise<Measured> {
  const { url, ownerUrl } = databases[variant];
  const all = { ...env, ODYSSEY_GOALS_DATABASE_URL: url, ODYSSEY_GOALS_OWNER_DATABASE_URL: ownerUrl };
  await migrateServices([goals], all);
  if (variant === 'guarded') await guardRows(ownerUrl);
  const { keys, ofPerson } = await bearers(env.ODYSSEY_PUBLIC_URL ?? '');
  const service = await startService(
    goals,
    {
      ...all,
      ODYSSEY_GOALS_PORT: '0',
      ODYSSEY_LOG_LEVEL: 'error',
      ODYSSEY_LIMIT_READ: '1000000000',
      ODYSSEY_LIMIT_WRITE: '1000000000',
    },
    { keys: [keys], kafka: false, workers: false },
  );
  if (variant === 'guarded') actsForPeople(service.app);
  const userId = newId();
  const bearer = await ofPerson(userId);
  const measured = new Measured(service, bearer, userId);
  await measured.fill();
  return measured;
}

const commands = (services: Record<Variant, Measured>) => ({
  work: (given: { variant: Variant; operation: Operation; milliseconds: number }) =>
    services[given.variant].work(given.operation, given.milliseconds),
  async close() {
    await Promise.all(Object.values(services).map((service) => service.close()));
  },
});
export type GoalsService = ReturnType<typeof commands>;

serve(async (given: Given) =>
  commands({ plain: await start('plain', given), guarded: await start('guarded', given) }),
);
