import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onPath } from '../machine/find.ts';

/**
 * Keeps the last processor for whoever makes the load, so that the load takes nothing from what it measures: this process, and
 * what it starts from now on, uses the others.
 * @returns how to give that processor to a process, and what to say of it; nothing is kept where there is one only
 */
export function keepOneProcessor(): { giveTo(pid: number): void; said: string } {
  const all = allowed();
  const taskset = onPath('taskset');
  if (all.length < 2 || !taskset)
    return {
      giveTo: () => undefined,
      said: taskset
        ? 'on the one processor there is'
        : 'beside all else: there is no taskset (of util-linux)',
    };
  const use = (processors: readonly number[], pid: number) =>
    execFileSync(taskset, ['-a', '-cp', processors.join(','), String(pid)], { stdio: 'ignore' });
  use(all.slice(0, -1), process.pid);
  return {
    giveTo: (pid) => use(all.slice(-1), pid),
    said: `on a processor of its own; all else shares ${all.length === 2 ? 'the other' : `${all.length - 1} others`}`,
  };
}

/** As the kernel lists them: `0-3,8`. */
function allowed(): number[] {
  const list = /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  });
}
