import { spawn } from 'node:child_process';
import { REPOSITORY } from '../paths.ts';

export interface Check {
  name: string;
  /** What to type to see it alone, or to mend it. */
  fix: string;
  command: string[];
}

/** Two at a time. Prints a line for each as it ends, with its output when it fails. Returns how many failed. */
export async function runChecks(checks: readonly Check[]): Promise<number> {
  const waiting = [...checks];
  let failed = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await passes(check))) failed += 1;
  };
  await Promise.all([lane(), lane()]);
  return failed;
}

async function passes({ name, fix, command }: Check): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await run(command);
  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(7);
  if (code === 0) {
    console.log(`✔ ${name.padEnd(12)} ${seconds}`);
    return true;
  }
  const indented = output.trimEnd().replaceAll(/^/gm, '    ');
  console.log(`✘ ${name.padEnd(12)} ${seconds}\n${indented}\n  Fix: ${fix}`);
  return false;
}

function run([program = '', ...words]: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
