import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { type SignedIn, signedInClient, waitUntil } from '@odyssey/testing';
import sharp from 'sharp';
import { FormData } from 'undici';
import type { Balancer } from './balancer.ts';

/** Around what happens, requests at a time when everything is there. */
const BESIDE = 2 * DATA_SERVICES.length;

/** What has come meanwhile is there at once when a process is back, and is shed when it is more than it does in a second. */
const EVERY_MS = 50;

export interface Traveller extends SignedIn {
  /** A small one; it is sent again and again. */
  readonly picture: Blob;
  /** Asked for with one key again and again, it is one export. */
  readonly exportKey: string;
}

interface Write {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object | FormData;
  readonly key?: string;
}

interface Way {
  readonly read: string;
  write(who: Traveller, n: number): Write;
  /** How often writing has been done, as the person sees it. */
  done?(who: Traveller): Promise<number>;
}

const made =
  (path: string) =>
  async ({ client }: Traveller) =>
    (await client.get(`${path}?limit=100`)).body.items.length as number;
const changed = (path: (who: Traveller) => string) => async (who: Traveller) =>
  (await who.client.get(path(who))).body.version as number;

const WAYS: Record<DataService, Way> = {
  auth: {
    read: '/v1/auth/sessions',
    write: (_, n) => ({ method: 'PATCH', path: '/v1/auth/me', body: { displayName: `Traveller ${n}` } }),
    done: changed(() => '/v1/auth/me'),
  },
  goals: {
    read: '/v1/tasks',
    write: (_, n) => ({ method: 'POST', path: '/v1/tasks', body: { title: `Water plant ${n}` } }),
    done: made('/v1/tasks'),
  },
  ai: {
    read: '/v1/stories',
    write: (_, n) => ({ method: 'POST', path: '/v1/conversations', body: { title: `Plant ${n}` } }),
    done: made('/v1/conversations'),
  },
  memory: {
    read: '/v1/memories',
    write: (_, n) => ({ method: 'POST', path: '/v1/memories', body: { content: `Plant ${n} likes shade.` } }),
    done: made('/v1/memories'),
  },
  media: {
    read: '/v1/media',
    write({ picture }, n) {
      const body = new FormData();
      body.set('file', picture, `plant-${n}.jpg`);
      return { method: 'POST', path: '/v1/media', body };
    },
    done: made('/v1/media'),
  },
  notifications: {
    read: '/v1/notifications',
    write: () => ({ method: 'POST', path: '/v1/notifications/read-all' }),
  },
  archival: {
    read: '/v1/retention-policies',
    write: ({ exportKey }) => ({ method: 'POST', path: '/v1/privacy/exports', body: {}, key: exportKey }),
  },
};

export interface Tally {
  /** Requests by service and what came of them: a status, or why there was none. */
  readonly came: Record<DataService, Record<string, number>>;
}

interface Sent {
  reads: number;
  writes: number;
}

/** People who read and write at every service, at a steady pace, whether or not others were answered. */
export class Traffic {
  private readonly written = new Map<string, number>();
  private readonly before = new Map<string, number>();
  /** Sent so far, by service. */
  private readonly sent = Object.fromEntries(
    DATA_SERVICES.map((name) => [name, { reads: 0, writes: 0 }]),
  ) as Record<DataService, Sent>;
  private n = 0;

  private constructor(
    private readonly balancer: Balancer,
    private readonly travellers: readonly Traveller[],
  ) {}

  static async of(count: number, gateway: string, balancer: Balancer): Promise<Traffic> {
    const green = { width: 64, height: 64, channels: 3, background: '#2f6f3e' } as const;
    const jpeg = await sharp({ create: green }).jpeg().toBuffer();
    const picture = new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
    const travellers = await Promise.all(
      Array.from({ length: count }, async () => ({
        ...(await signedInClient(gateway)),
        picture,
        exportKey: randomUUID(),
      })),
    );
    return new Traffic(balancer, travellers);
  }

  /** Writes are counted from here. */
  async begin(): Promise<void> {
    await this.eachCount(async (name, count) => void this.before.set(name, count));
  }

  /** What came of everything that was asked while something happened. */
  async during(happening: () => Promise<unknown>): Promise<Tally> {
    const tally = {
      came: Object.fromEntries(DATA_SERVICES.map((name) => [name, {}])) as Tally['came'],
    };
    const answers: Promise<void>[] = [];
    let over = false;
    const asking = (async () => {
      for (; !over; this.n += 1) {
        answers.push(this.askOne(this.n, tally));
        await sleep(EVERY_MS);
      }
    })();
    try {
      await this.more(BESIDE);
      await happening();
      await this.more(BESIDE);
    } finally {
      over = true;
      await asking;
    }
    await Promise.all(answers);
    return tally;
  }

  /** Resolves when somebody has asked to read there and somebody to write, from now on; requests are counted, not seconds. */
  async asksBoth(service: DataService): Promise<void> {
    const { reads, writes } = { ...this.sent[service] };
    await waitUntil(() => this.sent[service].reads > reads && this.sent[service].writes > writes, {
      within: 30_000,
      what: `a read and a write at ${service}`,
    });
  }

  /** Resolves when so many requests more were sent. */
  async more(count: number): Promise<void> {
    const enough = this.n + count;
    await waitUntil(() => this.n >= enough, { within: 30_000, what: `${count} more requests` });
  }

  /** By person and service: how much more often than confirmed a write was done (or less often: below nought). */
  async surplus(): Promise<Record<string, number>> {
    const odd: Record<string, number> = {};
    await this.eachCount(async (name, count) => {
      const extra = count - (this.before.get(name) ?? 0) - (this.written.get(name) ?? 0);
      if (extra !== 0) odd[name] = extra;
    });
    return odd;
  }

  private async eachCount(take: (name: string, count: number) => Promise<void>): Promise<void> {
    for (const who of this.travellers)
      for (const service of DATA_SERVICES) {
        const count = await WAYS[service].done?.(who);
        if (count !== undefined) await take(`${service} of ${who.userId}`, count);
      }
  }

  private async askOne(n: number, tally: Tally): Promise<void> {
    const service = DATA_SERVICES[n % DATA_SERVICES.length] ?? 'goals';
    const round = Math.floor(n / DATA_SERVICES.length);
    const who = this.travellers[Math.floor(round / 2) % this.travellers.length];
    if (!who) throw new Error('nobody travels');
    const writes = round % 2 === 1;
    this.sent[service][writes ? 'writes' : 'reads'] += 1;
    const answer = await this.answerTo(who, writes ? WAYS[service].write(who, n) : WAYS[service].read);
    const came = tally.came[service];
    came[answer] = (came[answer] ?? 0) + 1;
    const name = `${service} of ${who.userId}`;
    if (writes && answer.startsWith('2')) this.written.set(name, (this.written.get(name) ?? 0) + 1);
  }

  private async answerTo({ accessToken }: Traveller, asked: string | Write): Promise<string> {
    const headers: Record<string, string> = { authorization: `Bearer ${accessToken}` };
    const { method, path, body, key } =
      typeof asked === 'string' ? { method: 'GET', path: asked, body: undefined, key: '' } : asked;
    if (method === 'POST') headers['idempotency-key'] = key ?? randomUUID();
    if (method === 'PATCH') headers['if-match'] = '*';
    const isForm = body instanceof FormData;
    if (body && !isForm) headers['content-type'] = 'application/json';
    const signal = AbortSignal.timeout(40_000);
    try {
      const answer = await this.balancer.fetch(path, {
        method,
        headers,
        signal,
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      return answer.ok ? String(answer.status) : `${answer.status} ${text.slice(0, 300)}`;
    } catch (error) {
      return `${(error as Error).message}: ${String((error as Error).cause)}`;
    }
  }
}
