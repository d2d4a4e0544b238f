import { readFileSync } from 'node:fs';
import { Fault } from '../fault.ts';
import type { External } from './start.ts';

/** The parts that the user's environment names, as `ODYSSEY_<PART>_URL` or, from a file, `ODYSSEY_<PART>_URL_FILE`. */
export function externalParts(environment: NodeJS.ProcessEnv): External {
  const named = (part: string): string | undefined => {
    const file = environment[`ODYSSEY_${part}_URL_FILE`];
    const value = file ? readFileSync(file, 'utf8').trim() : environment[`ODYSSEY_${part}_URL`];
    return value || undefined;
  };
  const brokers = named('KAFKA')
    ?.split(',')
    .map((broker) => broker.trim());
  const wrong = brokers?.find((broker) => !/^[^:/]+:\d+$/.test(broker));
  if (wrong !== undefined)
    throw new Fault(`ODYSSEY_KAFKA_URL names "${wrong}".`, 'write host:port[,host:port]');
  return {
    postgresUrl: urlOf('POSTGRES', named('POSTGRES')),
    kafkaBrokers: brokers,
    redisUrl: urlOf('REDIS', named('REDIS')),
  };
}

function urlOf(part: string, value: string | undefined): string | undefined {
  if (value !== undefined && !URL.canParse(value)) {
    throw new Fault(
      `ODYSSEY_${part}_URL is no URL.`,
      `write ${part === 'REDIS' ? 'redis://host:6379' : 'postgres://user:password@host:5432/postgres'}`,
    );
  }
  return value;
}
