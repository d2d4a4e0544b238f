import {
  type DynamicModule,
  Global,
  Module,
  type OnApplicationShutdown,
  type Provider,
  type Type,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ErasedPeople, type EventBus, EventsModule } from '@odyssey/events';
import type { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { EndedAccess, NothingEnds, RecordedEndings } from '../access/ended-access.ts';
import { RecordRevokedSession, RevokedSessions } from '../access/revoked-sessions.ts';
import { METRICS } from '../health/metrics.ts';
import { Jobs } from '../jobs/jobs.ts';
import { RateLimits } from '../limits/rate-limits.ts';
import { Cursors } from '../paging/cursors.ts';
import { IdempotencyKeys } from '../requests/idempotency-keys.ts';
import { Requests } from '../requests/requests.ts';
import { Streams } from '../streams/streams.ts';
import { Clock } from './clock.ts';
import { type BaseConfig, CONFIG } from './config.ts';
import type { ServiceDefinition } from './definition.ts';

/** The last thing to go: everything that closes before it may still need the database. */
class ClosesDataSource implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

export interface PlatformOptions {
  readonly definition: ServiceDefinition;
  readonly config: BaseConfig;
  /** The service's database, open; undefined for the gateway, which has none. */
  readonly database: DataSource | undefined;
  readonly registry: Registry;
  /** Null runs without Kafka, for tests. */
  readonly kafka: readonly string[] | null;
  /** Carries events instead of Kafka, for tests. */
  readonly bus?: EventBus | undefined;
  onStuck(why: string): void;
}

/** The handlers of every service that keeps data, beside its own. */
export const HANDLERS_OF_ALL: readonly Type[] = [RecordRevokedSession];

/** What every service is made of besides its own module. */
@Global()
@Module({})
export class PlatformModule {
  static forService(options: PlatformOptions): DynamicModule {
    const { definition, config, database, registry, kafka, bus, onStuck } = options;
    const everywhere: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: METRICS, useValue: registry },
      { provide: RateLimits, useFactory: () => new RateLimits(config.redisUrl, config.limits) },
      { provide: Streams, useFactory: (ended: EndedAccess) => new Streams(ended), inject: [EndedAccess] },
      Clock,
      Cursors,
    ];
    const stored = database
      ? storedProviders(definition, config, database)
      : [{ provide: EndedAccess, useClass: NothingEnds }];
    const { snapshots = [], ignoredTypes } = definition;
    const events = EventsModule.forService({
      service: config.service,
      kafka,
      kafkaSecurity: config.kafkaSecurity,
      bus,
      registry,
      snapshots,
      ignoredTypes,
      onStuck,
    });
    const providers = [...everywhere, ...stored];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, definition.module, ...(database ? [events] : [])],
      controllers: database ? [...HANDLERS_OF_ALL] : [],
      providers,
      exports: providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
    };
  }
}

function storedProviders(
  definition: ServiceDefinition,
  config: BaseConfig,
  database: DataSource,
): Exclude<Provider, string>[] {
  return [
    { provide: DataSource, useValue: database },
    {
      provide: ClosesDataSource,
      useFactory: (source: DataSource) => new ClosesDataSource(source),
      inject: [DataSource],
    },
    { provide: Jobs, useFactory: () => new Jobs(config.databaseUrl, config.service, definition.queues) },
    {
      provide: EndedAccess,
      useFactory: (sessions: RevokedSessions, people: ErasedPeople) => new RecordedEndings(sessions, people),
      inject: [RevokedSessions, ErasedPeople],
    },
    RevokedSessions,
    IdempotencyKeys,
    Requests,
  ];
}
