import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandOf } from './process-table.ts';

const LISTENING = '0A';

/** Who listens on a TCP port of this machine, in words: "pid 812 (nginx: master process)". */
export function holderOf(port: number): string {
  const inodes = listeningSockets(port);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (socketsOf(pid).some((inode) => inodes.has(inode))) return `pid ${pid} (${commandOf(Number(pid))})`;
  }
  return inodes.size > 0 ? 'a process of another user' : 'a process that has just ended';
}

export function isListening(port: number): boolean {
  return listeningSockets(port).size > 0;
}

function listeningSockets(port: number): Set<string> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const found = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hexPort}`) && fields[3] === LISTENING && fields[9]) found.add(fields[9]);
    }
  }
  return found;
}

/** Processes of other users, and those that end while we look, show nothing. */
function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? '';
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}
