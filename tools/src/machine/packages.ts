import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Fault } from '../fault.ts';
import { said } from './find.ts';
import type { Requirement } from './requirements.ts';

/** The release's own name first, then what other Debian and Ubuntu releases call it. */
const ALTERNATIVES: Record<string, string[]> = {
  'openjdk-17-jre-headless': ['openjdk-17-jre-headless', 'default-jre-headless'],
  postgresql: ['postgresql-15', 'postgresql'],
  'chromium-headless-shell': ['chromium-headless-shell', 'chromium'],
};

const POLICY = '/usr/sbin/policy-rc.d';
const CLUSTER_CONFIG = '/etc/postgresql-common/createcluster.d/odyssey.conf';

interface Terms {
  /** Do not ask. */
  yes: boolean;
  logDir: string;
  say(line: string): void;
}

/**
 * Installs what is missing, when this machine lets us (root on Debian or Ubuntu); asks once on a terminal.
 * @throws Fault naming every missing part and the one command that installs them all.
 */
export async function install(missing: Requirement[], { yes, logDir, say }: Terms): Promise<void> {
  if (missing.length === 0) return;
  const problems = missing.flatMap((requirement) => {
    const state = requirement.look();
    return 'missing' in state ? [state.missing] : [];
  });
  const command = installCommand(missing);
  if (!onDebian() || !isRoot()) throw new Fault(problems.join(' '), command);
  const packages = packagesOf(missing);
  for (const problem of problems) say(problem);
  if (!yes && process.stdin.isTTY && !(await agreed(command))) {
    throw new Fault('Nothing was installed.', command);
  }
  say(`Installing ${packages.join(' ')} (see ${join(logDir, 'install.log')})`);
  withoutStartingServers(() => aptGet(packages, logDir, command));
}

/** The one command that brings what is missing, as this person has to type it on this machine. */
export function installCommand(missing: Requirement[]): string {
  if (!onDebian())
    return `install ${missing.map(({ name }) => name).join(', ')} with your system's package manager`;
  return `${isRoot() ? '' : 'sudo '}apt-get install --no-install-recommends ${packagesOf(missing).join(' ')}`;
}

const isRoot = () => process.getuid?.() === 0;
const onDebian = () => existsSync('/etc/debian_version');
const packagesOf = (missing: Requirement[]) => missing.map(({ debianPackage }) => available(debianPackage));

function available(debianPackage: string): string {
  const names = ALTERNATIVES[debianPackage] ?? [debianPackage];
  const found = names.find((name) => /Candidate: \d/.test(said('apt-cache', ['policy', name]) ?? ''));
  // An empty package list knows no candidates; the update that follows will.
  return found ?? names[0] ?? debianPackage;
}

async function agreed(command: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Run "${command}"? [Y/n] `);
  terminal.close();
  return /^(y(es)?)?$/i.test(answer.trim());
}

/** The packages would start servers on 5432 and 6379, and make a cluster nobody asked for. */
function withoutStartingServers(work: () => void): void {
  const made: string[] = [];
  const put = (path: string, content: string, mode: number) => {
    if (existsSync(path)) return;
    const firstMade = mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode });
    made.push(firstMade ?? path);
  };
  put(POLICY, '#!/bin/sh\nexit 101\n', 0o755);
  put(CLUSTER_CONFIG, 'create_main_cluster = false\n', 0o644);
  try {
    work();
  } finally {
    for (const path of made) rmSync(path, { recursive: true });
  }
}

function aptGet(packages: string[], logDir: string, command: string): void {
  mkdirSync(logDir, { recursive: true });
  const log = openSync(join(logDir, 'install.log'), 'a');
  const run = (args: string[]) =>
    spawnSync('apt-get', ['-q', '-y', ...args], {
      stdio: ['ignore', log, log],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = ['install', '--no-install-recommends', ...packages];
  if (run(install)) return;
  // The usual reason: a package list that is missing or old.
  if (run(['update']) && run(install)) return;
  throw new Fault(
    `apt-get could not install ${packages.join(' ')}.`,
    `read ${join(logDir, 'install.log')}, then: ${command}`,
  );
}
