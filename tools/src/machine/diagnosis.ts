import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import type { External } from '../stack/external.ts';
import { checkKafkaFolder } from '../stack/kafka.ts';
import { wishedPorts } from '../stack/ports.ts';
import { checkCluster, serverFor } from '../stack/postgres-cluster.ts';
import { loadSecrets } from '../stack/secrets.ts';
import { ownerOf } from '../supervisor/lock.ts';
import { demandDisk, freeBytes } from './disk.ts';
import { installCommand } from './packages.ts';
import { holderOf, isListening } from './port-holder.ts';
import { needsBeside } from './prepare.ts';
import { requirementsOf } from './requirements.ts';

export interface Finding {
  name: string;
  well: boolean;
  words: string;
  fix?: string;
}

/** Everything a start would stumble over, in its own words. */
export function diagnose(dir: string, external: External, environment: NodeJS.ProcessEnv): Finding[] {
  mkdirSync(dir, { recursive: true });
  return [node(), ...programs(external), disk(dir), port(dir, environment), ...dataFolder(dir, external)];
}

function node(): Finding {
  const well = Number(process.versions.node.split('.')[0]) >= 24;
  const words = `${process.versions.node} (${process.execPath})`;
  return { name: 'Node', well, words, fix: well ? undefined : 'npm ci brings Node 24' };
}

function programs(external: External): Finding[] {
  return requirementsOf(needsBeside(external)).map((requirement) => {
    const state = requirement.look();
    if ('found' in state) return { name: requirement.name, well: true, words: state.found };
    return { name: requirement.name, well: false, words: state.missing, fix: installCommand([requirement]) };
  });
}

function disk(dir: string): Finding {
  const gibibytes = (freeBytes(dir) / 1024 ** 3).toFixed(1);
  return found('disk', `${gibibytes} GiB free`, () => demandDisk(dir));
}

function port(dir: string, environment: NodeJS.ProcessEnv): Finding {
  const { preferred, fixed } = wishedPorts(environment);
  const wanted = fixed?.gateway ?? preferred.gateway ?? 0;
  const owner = ownerOf(dir);
  if (owner)
    return {
      name: 'port',
      well: true,
      words: `Odyssey runs (pid ${owner.pid}); ./odyssey status shows its ports`,
    };
  if (!isListening(wanted)) return { name: 'port', well: true, words: `${wanted} is free` };
  const words = `${wanted} is taken by ${holderOf(wanted)}`;
  if (!fixed?.gateway) return { name: 'port', well: true, words: `${words}; another will be chosen` };
  return {
    name: 'port',
    well: false,
    words,
    fix: `stop it, or choose another: ODYSSEY_PORT=${wanted + 1} ./odyssey up`,
  };
}

function dataFolder(dir: string, external: External): Finding[] {
  const postgres = join(dir, 'data/postgres');
  const kafka = join(dir, 'data/kafka');
  const findings: Finding[] = [];
  if (!external.postgresUrl && existsSync(postgres)) {
    findings.push(
      found('database', `${postgres} is whole`, () => {
        loadSecrets(dir);
        checkCluster(postgres);
        serverFor(postgres);
      }),
    );
  }
  if (!external.kafkaBrokers && existsSync(kafka)) {
    findings.push(found('broker', `${kafka} is whole`, () => checkKafkaFolder(kafka)));
  }
  if (findings.length === 0) findings.push({ name: 'data', well: true, words: `none yet in ${dir}` });
  return findings;
}

function found(name: string, words: string, look: () => void): Finding {
  try {
    look();
    return { name, well: true, words };
  } catch (error) {
    if (error instanceof Fault) return { name, well: false, words: error.message, fix: error.fix };
    throw error;
  }
}
