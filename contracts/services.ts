/** The eight services; the first seven own data, publish events and answer export and erasure. */
export const DATA_SERVICES = ['auth', 'goals', 'ai', 'memory', 'media', 'notifications', 'archival'] as const;
export const SERVICES = [...DATA_SERVICES, 'gateway'] as const;

export type DataService = (typeof DATA_SERVICES)[number];
export type ServiceName = (typeof SERVICES)[number];

/** One topic per owning service; its partition count decides where a key lives and never changes. */
export const topicOf = (service: DataService): string => `odyssey.${service}`;
export const PARTITIONS = 16;
