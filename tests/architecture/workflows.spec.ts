import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { COMMANDS } from '../../tools/src/commands.ts';

const FOLDER = join(import.meta.dirname, '../../.github/workflows');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, string>;
}

interface Workflow {
  permissions?: unknown;
  jobs: Record<
    string,
    {
      'timeout-minutes'?: number;
      'runs-on': string;
      permissions?: unknown;
      services?: Record<string, { image: string }>;
      steps: Step[];
    }
  >;
}

const workflows = readdirSync(FOLDER).map((file) => ({
  file,
  workflow: parse(readFileSync(join(FOLDER, file), 'utf8')) as Workflow,
}));
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ at: `${file}: ${name}`, job })),
);
const runs = jobs.flatMap(({ at, job }) =>
  job.steps.flatMap(({ run }) => (run ? run.split('\n') : [])).map((line) => ({ at, line })),
);

/** Why `./odyssey` would not understand these words; nothing when it would. */
async function misunderstood(line: string): Promise<string | undefined> {
  // What a variable holds is a word.
  const [, ...words] = line.split(' ').map((word) => word.replace(/^"\$\w+"$/, '1'));
  const entry = COMMANDS.find(({ name }) => name === words[0]);
  if (!entry) return `there is no command ${words[0]}`;
  const command = (await entry.load()).command();
  muted(command);
  try {
    await command.parseAsync(words.slice(1), { from: 'user' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Understands its words, and does nothing. */
function muted(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  if (command.commands.length === 0) command.action(() => undefined);
  for (const inner of command.commands) muted(inner);
}

describe('the workflows', () => {
  const commands = runs.filter(({ line }) => line.startsWith('./odyssey '));

  it('run the commands that a person types, as they are', async () => {
    expect(commands.length).toBeGreaterThan(10);
    const wrong = await Promise.all(
      commands.map(async ({ at, line }) => ({ at, line, why: await misunderstood(line) })),
    );
    expect(wrong.filter(({ why }) => why !== undefined)).toEqual([]);
  });

  it('go the whole way: published, verified, asked for, allowed, recorded', () => {
    const said = new Set(commands.map(({ line }) => line.split(' ')[2]));
    for (const step of [
      'publish',
      'verify',
      'can-i-deploy',
      'record-deployment',
      'record-release',
      'prepare',
    ])
      expect(said).toContain(step);
    expect(runs.map(({ line }) => line)).toContain('.ci/run');
  });

  it('run only what is theirs, and few programs besides', () => {
    const others = runs.filter(
      ({ line }) =>
        !/^(\.\/odyssey |\.ci\/run$|(curl|docker|cosign) |npm audit |bash -euo pipefail -c "\$DEPLOY_COMMAND"$)/.test(
          line,
        ),
    );
    expect(others).toEqual([]);
  });

  it('may read the repository and nothing more', () => {
    for (const { file, workflow } of workflows)
      expect({ file, permissions: workflow.permissions }).toEqual({
        file,
        permissions: { contents: 'read' },
      });
    const more = jobs.filter(({ job }) => job.permissions !== undefined);
    expect(more.map(({ at, job }) => [at, job.permissions])).toEqual([
      // Pushes what it has scanned, and signs as itself.
      ['images.yml: image', { contents: 'read', packages: 'write', 'id-token': 'write' }],
    ]);
  });

  it('scan an image before it is pushed, and sign what was pushed, with its bill of materials', () => {
    const steps = jobs.find(({ at }) => at === 'images.yml: image')?.job.steps ?? [];
    const place = (of: RegExp) => steps.findIndex(({ uses, run }) => of.test(uses ?? run ?? ''));
    const order = [/^docker build/, /trivy-action/, /^docker push/, /^cosign sign/, /^cosign attest/].map(
      place,
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(place(/odyssey sbom/)).toBeGreaterThan(0);
    expect(steps[order[1] ?? -1]?.with).toMatchObject({ 'exit-code': '1' });
  });

  it('use actions and images that cannot change under them', () => {
    const loose = jobs.flatMap(({ at, job }) => [
      ...job.steps
        .map(({ uses }) => uses)
        .filter((uses) => uses && !/@[0-9a-f]{40}$/.test(uses))
        .map((uses) => `${at}: ${uses}`),
      ...Object.values(job.services ?? {})
        .map(({ image }) => image)
        .filter((image) => !/:\d+\.\d+\.\d+[\w.-]*$|@sha256:[0-9a-f]{64}$/.test(image))
        .map((image) => `${at}: ${image}`),
      ...(job['runs-on'].endsWith('-latest') ? [`${at}: ${job['runs-on']}`] : []),
    ]);
    expect(loose).toEqual([]);
  });

  it('put nothing that others wrote into a script', () => {
    expect(runs.filter(({ line }) => line.includes('${{'))).toEqual([]);
  });

  it('end, should they hang', () => {
    expect(jobs.filter(({ job }) => !job['timeout-minutes']).map(({ at }) => at)).toEqual([]);
  });

  it('does not understand a word that is not there', async () => {
    expect(await misunderstood('./odyssey contracts verify --provder goals')).toContain('--provder');
    expect(await misunderstood('./odyssey contracts can-i-deploy')).toContain('--to');
    expect(await misunderstood('./odyssey contarcts publish')).toContain('contarcts');
  });
});
