import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { CONFIG } from '@odyssey/platform';
import { Redis } from 'ioredis';
import { filter, map, Observable, Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import type { NotificationsConfig } from '../config.ts';

const CHANNEL = 'odyssey:inbox';
/** How often all followed inboxes are compared with the database, in one query, in milliseconds. */
const POLL_MS = 1_000;
/** A wake that Redis does not take within this is left to the poll: else those for a silent Redis would pile up. Milliseconds. */
const COMMAND_MS = 1_000;

/**
 * Tells live streams that their inbox may have changed: at once within this process, through Redis from another one,
 * and by a poll when neither tells. A wake says nothing itself; the stream asks the database, so a lost one costs a
 * second and a needless one a query.
 */
@Injectable()
export class InboxWakes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly woken = new Subject<UserId>();
  /** Whose inboxes are followed here: by how many streams, and the last number that the poll saw. */
  private readonly followed = new Map<UserId, { streams: number; seq: string }>();
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly logger = new Logger('InboxWakes');
  private timer: NodeJS.Timeout | undefined;
  private away = false;
  private blind = false;

  constructor(
    @Inject(CONFIG) config: Pick<NotificationsConfig, 'redisUrl'>,
    private readonly dataSource: DataSource,
  ) {
    this.publisher = this.client(config.redisUrl);
    this.subscriber = this.client(config.redisUrl);
    this.subscriber.on('message', (_channel: string, owner: string) => this.woken.next(owner));
    this.subscriber.on('ready', () => {
      this.away = false;
      this.subscriber.subscribe(CHANNEL).catch((error: Error) => this.lost(error));
    });
  }

  /** Nothing waits for Redis. */
  onApplicationBootstrap(): void {
    for (const client of [this.publisher, this.subscriber])
      client.connect().catch((error: Error) => this.lost(error));
    this.timer = setTimeout(() => void this.poll(), POLL_MS).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }

  /** Call it after the commit. */
  wake(owner: UserId): void {
    this.woken.next(owner);
    if (this.publisher.status === 'ready')
      this.publisher.publish(CHANNEL, owner).catch((error: Error) => this.lost(error));
  }

  /** Emits whenever the person's inbox may have changed. */
  of(owner: UserId): Observable<void> {
    return new Observable<void>((reader) => {
      const entry = this.followed.get(owner) ?? { streams: 0, seq: '' };
      entry.streams += 1;
      this.followed.set(owner, entry);
      const subscription = this.woken
        .pipe(
          filter((woken) => woken === owner),
          map(() => undefined),
        )
        .subscribe(reader);
      return () => {
        subscription.unsubscribe();
        entry.streams -= 1;
        if (entry.streams === 0) this.followed.delete(owner);
      };
    });
  }

  private async poll(): Promise<void> {
    try {
      for (const { owner_id: owner, seq } of await this.counters()) {
        const entry = this.followed.get(owner);
        if (!entry || entry.seq === seq) continue;
        entry.seq = seq;
        this.woken.next(owner);
      }
      this.blind = false;
    } catch (error) {
      // Once, not at every poll: the database may be away for hours.
      if (!this.blind)
        this.logger.warn(`the inboxes cannot be compared with the database: ${(error as Error).message}`);
      this.blind = true;
    } finally {
      if (this.timer) this.timer = setTimeout(() => void this.poll(), POLL_MS).unref();
    }
  }

  private async counters(): Promise<{ owner_id: UserId; seq: string }[]> {
    if (this.followed.size === 0) return [];
    return this.dataSource.query('select owner_id, seq from inboxes where owner_id = any($1::uuid[])', [
      [...this.followed.keys()],
    ]);
  }

  private client(url: string): Redis {
    const client = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 1_000,
      commandTimeout: COMMAND_MS,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    });
    client.on('error', (error: Error) => this.lost(error));
    return client;
  }

  private lost(error: Error): void {
    if (!this.away) this.logger.warn(`Redis is away, streams wait for the poll: ${error.message}`);
    this.away = true;
  }
}
