/** The eight services, in the order they start: those others call first, the door last. */
export const SERVICES = [
  'auth',
  'goals',
  'ai',
  'memory',
  'media',
  'notifications',
  'archival',
  'gateway',
] as const;

export type ServiceName = (typeof SERVICES)[number];

/** The gateway keeps nothing: it has neither a database nor a topic. */
export const SERVICES_WITH_DATA = SERVICES.filter((name) => name !== 'gateway');

export const TOPICS = SERVICES_WITH_DATA.map((name) => `odyssey.${name}`);

export function isServiceName(name: string): name is ServiceName {
  return (SERVICES as readonly string[]).includes(name);
}

export function databaseOf(service: ServiceName): { database: string; owner: string; runtime: string } {
  return {
    database: `odyssey_${service}`,
    owner: `odyssey_${service}_owner`,
    runtime: `odyssey_${service}`,
  };
}
