import { Fault } from '../fault.ts';
import { chromium, javaVersion, onPath, postgresFolders } from './find.ts';

export const OLDEST_JAVA = 17;

/** A program the stack needs on the machine, how to see that it is there, and the Debian package that brings it. */
export interface Requirement {
  name: string;
  debianPackage: string;
  /** Where it is (for a person), or what is wrong. */
  look(): { found: string } | { missing: string };
}

const java: Requirement = {
  name: 'Java',
  debianPackage: 'openjdk-17-jre-headless',
  look() {
    const path = onPath('java');
    if (!path) return { missing: 'Java is not installed.' };
    const version = javaVersion(path);
    if (version === undefined) return { missing: `${path} does not run.` };
    if (version < OLDEST_JAVA)
      return { missing: `Java ${version} is too old: Kafka needs ${OLDEST_JAVA} or newer.` };
    return { found: `${version} (${path})` };
  },
};

const maven: Requirement = {
  name: 'Maven',
  debianPackage: 'maven',
  look() {
    const path = onPath('mvn');
    return path ? { found: path } : { missing: 'Maven is not installed: it fetches the jars of Kafka.' };
  },
};

const postgres: Requirement = {
  name: 'PostgreSQL',
  debianPackage: 'postgresql',
  look() {
    const newest = postgresFolders()[0];
    if (newest) return { found: `${newest.major} (${newest.folder})` };
    return { missing: 'No PostgreSQL server, version 15 or newer, is installed.' };
  },
};

const redis: Requirement = {
  name: 'Redis',
  debianPackage: 'redis-server',
  look() {
    const path = onPath('redis-server');
    return path ? { found: path } : { missing: 'redis-server is not installed.' };
  },
};

const setpriv: Requirement = {
  name: 'setpriv',
  debianPackage: 'util-linux',
  look() {
    const path = onPath('setpriv');
    return path ? { found: path } : { missing: 'setpriv (package util-linux) is not installed; Linux only.' };
  },
};

/** For the tests alone: `@odyssey/client` has to work in a browser, too. */
export const browser: Requirement = {
  name: 'Chromium',
  debianPackage: 'chromium-headless-shell',
  look() {
    const path = chromium();
    return path
      ? { found: path }
      : { missing: 'Chromium is not installed: the tests of the REST client run in it.' };
  },
};

export interface Needs {
  postgres: boolean;
  kafka: boolean;
  redis: boolean;
  /** Whether Kafka's jars must be fetched. */
  kafkaJars: boolean;
}

/** What this start asks of the machine. Parts that run elsewhere ask nothing. */
export function requirementsOf(needs: Needs): Requirement[] {
  return [
    setpriv,
    ...(needs.postgres ? [postgres] : []),
    ...(needs.redis ? [redis] : []),
    ...(needs.kafka ? [java] : []),
    ...(needs.kafka && needs.kafkaJars ? [maven] : []),
  ];
}

/** @throws Fault when the program is not there. */
export function demand(path: string | undefined, what: string, fix: string): string {
  if (!path) throw new Fault(`${what} is not installed.`, fix);
  return path;
}
