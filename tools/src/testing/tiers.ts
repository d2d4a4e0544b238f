import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { REPOSITORY } from '../paths.ts';

/** One run of Jest: its projects share a process, and the stack that their set-up starts. */
export interface JestRun {
  tiers: string[];
  workers: number;
}

/**
 * What each may take on two idle cores, in seconds; all together stay below forty minutes.
 * A suite that is not named has a minute.
 */
const BUDGETS: Record<string, number> = {
  check: 60,
  unit: 45,
  int: 300,
  consumers: 60,
  providers: 180,
  'contract mutation': 180,
  integration: 90,
  e2e: 120,
  fuzz: 120,
  operations: 90,
  architecture: 60,
  contracts: 180,
  degradation: 240,
  chaos: 330,
  launcher: 310,
  performance: 120,
  security: 240,
};

export function budgetOf(tier: string): number {
  return BUDGETS[tier] ?? 60;
}

/** Suites that start what they need themselves. */
const WITHOUT_SHARED_STACK = [
  'architecture',
  'chaos',
  'contracts',
  'degradation',
  'kafka-3',
  'launcher',
  'performance',
];

/** Every tier, in the order they run: the cheap and telling ones first. */
export function allTiers(): string[] {
  return [
    'check',
    'unit',
    'int',
    'consumers',
    'providers',
    ...sharedStackSuites(),
    ...WITHOUT_SHARED_STACK.filter(hasTests),
  ];
}

/** The words a person may type, as tiers. "suites" means all that share the stack. @throws Fault for an unknown one. */
export function chosenTiers(words: string[]): string[] {
  const known = allTiers();
  const chosen = words.flatMap((word) => (word === 'suites' ? sharedStackSuites() : [word]));
  const unknown = chosen.find((word) => !known.includes(word));
  if (unknown) throw new Fault(`There is no tier "${unknown}".`, `one of: ${known.join(', ')}, suites`);
  return chosen.length > 0 ? known.filter((tier) => chosen.includes(tier)) : known;
}

export function jestRuns(tiers: string[]): JestRun[] {
  const suites = sharedStackSuites().filter((tier) => tiers.includes(tier));
  const apart = (tier: string) => (tiers.includes(tier) ? [{ tiers: [tier], workers: 2 }] : []);
  return [
    ...apart('unit'),
    ...apart('int'),
    // The providers are held to what the consumers have just written.
    ...apart('consumers'),
    ...apart('providers'),
    ...(suites.length > 0 ? [{ tiers: suites, workers: 2 }] : []),
    // One after the other: the first writes trespassing files into the tree, the others start stacks.
    ...WITHOUT_SHARED_STACK.flatMap(apart).map((run) => ({ ...run, workers: 1 })),
  ];
}

function sharedStackSuites(): string[] {
  return readdirSync(join(REPOSITORY, 'tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !WITHOUT_SHARED_STACK.includes(entry.name))
    .map(({ name }) => name)
    .filter(hasTests)
    .sort();
}

function hasTests(suite: string): boolean {
  const folder = join(REPOSITORY, 'tests', suite);
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => file.endsWith('.spec.ts'));
}
