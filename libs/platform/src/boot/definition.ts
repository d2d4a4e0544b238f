import type { Type } from '@nestjs/common';
import type { ServiceName } from '@odyssey/contracts';
import type { SnapshotSource } from '@odyssey/events';
import type { EntitySchema, MigrationInterface } from 'typeorm';
import type { AnyJobDef } from '../jobs/define.ts';
import type { BaseConfig, ConfigReader } from './config.ts';

/** Everything that starts, hosts, migrates or describes a service; importing it does nothing. */
export interface ServiceDefinition<C extends BaseConfig = BaseConfig> {
  readonly name: ServiceName;
  readonly module: Type;
  readonly entities: readonly (Type | EntitySchema)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly queues: readonly AnyJobDef[];
  /** What others keep a copy of, to be published again for one that starts from state. */
  readonly snapshots?: readonly SnapshotSource[];
  readonly config: ConfigReader<C>;
  /** Types of events outside the catalogue that it passes by; every other one is kept as a dead letter. */
  readonly ignoredTypes?: readonly string[];
}

export function defineService<C extends BaseConfig>(definition: ServiceDefinition<C>): ServiceDefinition<C> {
  return definition;
}
