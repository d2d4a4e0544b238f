import { DATA_SERVICES, SERVICES, type ServiceName, topicOf } from '../../../contracts/services.ts';

export { SERVICES, type ServiceName };

/** The gateway keeps nothing: it has neither a database nor a topic. */
export const SERVICES_WITH_DATA: readonly ServiceName[] = DATA_SERVICES;

export const TOPICS: readonly string[] = DATA_SERVICES.map(topicOf);

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
