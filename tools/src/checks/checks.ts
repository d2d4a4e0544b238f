import { join } from 'node:path';
import { DATA_SERVICES } from '@odyssey/contracts';
import { REPOSITORY } from '../paths.ts';
import type { Check } from './run.ts';

const program = (name: string) => join(REPOSITORY, 'node_modules/.bin', name);
const tool = (path: string) => [process.execPath, ...process.execArgv, join(REPOSITORY, 'tools/src', path)];

/** What must hold before anything is run. The slowest first, so that two lanes end together. */
export const CHECKS: readonly Check[] = [
  {
    name: 'lint, format',
    fix: 'node_modules/.bin/biome check --write <folder>',
    command: [program('biome'), 'check', '--error-on-warnings', '--max-diagnostics=20'],
  },
  {
    name: 'types',
    fix: 'node_modules/.bin/tsc -p tsconfig.base.json',
    command: [program('tsc'), '-p', 'tsconfig.base.json'],
  },
  {
    name: 'boundaries',
    fix: 'move the import to where the arrows of docs/adr allow it',
    command: [
      program('depcruise'),
      '--config',
      '.dependency-cruiser.mjs',
      'contracts',
      'libs',
      'services',
      'tools',
      'tests',
    ],
  },
  {
    name: 'generated',
    fix: 'node tools/src/generate.ts, and commit what it wrote',
    command: [...tool('generate.ts'), '--check'],
  },
  {
    name: 'pacts',
    fix: 'make the contract or the document right: what runs decides (./odyssey test consumers providers)',
    command: tool('checks/pacts.ts'),
  },
  {
    name: 'api lint',
    fix: 'say what is missing in the decorators or in libs/platform/src/openapi, then node tools/src/generate.ts',
    command: [
      program('redocly'),
      'lint',
      ...DATA_SERVICES.map((service) => `contracts/http/${service}.json`),
    ],
  },
  {
    name: 'dead code',
    fix: 'remove what nobody uses',
    command: [program('knip'), '--no-progress', '--no-config-hints'],
  },
  {
    name: 'packages',
    fix: 'each line says it',
    command: tool('checks/packages.ts'),
  },
  {
    name: 'licences',
    fix: 'choose a package whose licence is on the list, or argue for it in an ADR',
    command: tool('checks/licences.ts'),
  },
];
