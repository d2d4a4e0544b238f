import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { KAFKA_JARS, REPOSITORY } from '../paths.ts';

/** The release that every stack runs, and the oldest one that the consumers are proved on. */
export type KafkaRelease = '4' | '3.9';

const NAMES: Record<KafkaRelease, { pom: string; libs: string }> = {
  '4': { pom: 'pom.xml', libs: 'libs' },
  '3.9': { pom: 'pom-3.9.xml', libs: 'libs-3.9' },
};

function placesOf(release: KafkaRelease) {
  const { pom, libs } = NAMES[release];
  const folder = join(KAFKA_JARS, libs);
  return { pom: join(REPOSITORY, 'tools/kafka', pom), libs: folder, mark: join(folder, 'complete') };
}

const wanted = (pom: string) => createHash('sha256').update(readFileSync(pom)).digest('hex');

/** Whether the jars named by the pom are all here. */
export function haveKafkaJars(release: KafkaRelease = '4'): boolean {
  const { pom, mark } = placesOf(release);
  return existsSync(mark) && readFileSync(mark, 'utf8') === wanted(pom);
}

/** The folder of Kafka's jars, fetched through Maven the first time (43 MB). @throws Fault when Maven fails. */
export async function kafkaJars(release: KafkaRelease = '4'): Promise<string> {
  const { pom, libs } = placesOf(release);
  if (haveKafkaJars(release)) return libs;
  const fresh = `${libs}.${process.pid}`;
  const repository = `${KAFKA_JARS}/m2.${process.pid}`;
  mkdirSync(KAFKA_JARS, { recursive: true });
  const logPath = join(KAFKA_JARS, 'maven.log');
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${fresh}`];
  // A repository of our own, thrown away afterwards: nothing outside the folder is touched.
  const code = await run(['-q', '-B', '-f', pom, `-Dmaven.repo.local=${repository}`, ...goal], logPath);
  rmSync(repository, { recursive: true, force: true });
  if (code !== 0) {
    const lines = readFileSync(logPath, 'utf8').split('\n').filter(Boolean).slice(-8);
    throw new Fault(
      "Maven could not fetch Kafka's jars.",
      'check the connection to Maven Central (or its mirror in ~/.m2/settings.xml) and start again',
      lines,
    );
  }
  writeFileSync(join(fresh, 'complete'), wanted(pom));
  rmSync(libs, { recursive: true, force: true });
  renameSync(fresh, libs);
  return libs;
}

function run(args: string[], logPath: string): Promise<number | null> {
  const log = openSync(logPath, 'w');
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', 'mvn', ...args], {
    stdio: ['ignore', log, log],
    env: { ...process.env, MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} -XX:-UsePerfData` },
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
