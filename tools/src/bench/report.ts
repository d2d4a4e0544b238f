import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../paths.ts';
import { chart } from './chart.ts';
import { type Figure, median, shortNumber } from './figure.ts';
import type { BenchOptions, Findings, Suite } from './suites.ts';

const FOLDER = join(REPOSITORY, 'docs/benchmarks');

/** Ours, then each baseline with the ratio beside it. */
export function rowsOf(figures: readonly Figure[]): string[][] {
  const header = ['measure', 'unit', 'Odyssey (lowest–highest)', 'beside it, in the same runs', 'target'];
  return [
    header,
    ...figures.map(({ name, unit, runs, baselines, target = '' }) => [
      name,
      unit,
      spread(runs),
      baselines.map((baseline) => `${baseline.name} ${against(runs, baseline.runs)}`).join('; '),
      target,
    ]),
  ];
}

/** Writes the page and the chart of a whole run. @returns where the page is. */
export function writeReport(suite: Suite, options: BenchOptions, findings: Findings): string {
  mkdirSync(FOLDER, { recursive: true });
  const page = join(FOLDER, `${suite.name}.md`);
  writeFileSync(page, markdown(suite, options, findings));
  writeFileSync(join(FOLDER, `${suite.name}.svg`), chart(suite.title, findings.figures));
  return page;
}

function markdown(suite: Suite, options: BenchOptions, { figures, method, versions }: Findings): string {
  const rows = rowsOf(figures);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [header = [], ...body] = rows;
  const told = Object.entries({ ...machine(), ...versions }).map(([name, version]) => `${name} ${version}`);
  return [
    `# ${suite.title}: measured`,
    '',
    `Written by \`./odyssey bench ${suite.name} --write\` on ${new Date().toISOString().slice(0, 10)}; ${options.runs} runs.`,
    'Medians. Absolute times belong to the machine and its neighbours; what holds elsewhere is the ratio to what was measured beside it.',
    '',
    `![Ours beside the others](${suite.name}.svg)`,
    '',
    line(header),
    line(header.map(() => '---')),
    ...body.map(line),
    '',
    '## Method',
    '',
    ...method.flatMap((paragraph) => [paragraph, '']),
    `Measured on: ${told.join(' · ')}.`,
    '',
  ].join('\n');
}

function machine(): Record<string, string> {
  const [cpu] = cpus();
  return {
    [cpu?.model.trim() ?? 'unknown processor']: `× ${cpus().length}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    'Node.js': process.versions.node,
  };
}

function spread(runs: readonly number[]): string {
  if (runs.length === 0) return 'not in time';
  const middle = `**${shortNumber(median(runs))}**`;
  return runs.length === 1
    ? middle
    : `${middle} (${shortNumber(Math.min(...runs))}–${shortNumber(Math.max(...runs))})`;
}

function against(ours: readonly number[], theirs: readonly number[]): string {
  if (theirs.length === 0) return 'not in time';
  const ratio = median(ours) / median(theirs);
  return `${shortNumber(median(theirs))}${Number.isFinite(ratio) ? ` (ratio ${shortNumber(ratio)})` : ''}`;
}
