import { readdirSync } from 'node:fs';

/**
 * One root Jest for the whole house. Tiers are projects: `unit` needs nothing; `int` and the suites in tests/ find
 * the parts, or the whole stack, that their set-up starts once a run.
 */
const base = {
  cacheDirectory: '<rootDir>/.odyssey/jest-cache',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2024',
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        swcrc: false,
      },
    ],
  },
  moduleNameMapper: {
    '^@odyssey/contracts$': '<rootDir>/contracts/index.ts',
    '^@odyssey/client$': '<rootDir>/contracts/http/client/src/index.ts',
    '^@odyssey/(events|mail|platform|user-data|testing)$': '<rootDir>/libs/$1/src/index.ts',
    '^@odyssey/testing/(mail|pact)$': '<rootDir>/libs/testing/src/$1/index.ts',
    '^@odyssey/(auth|goals|ai|memory|media|notifications|archival|gateway)$':
      '<rootDir>/services/$1/src/service.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/.odyssey/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.odyssey/'],
};

/** Decorator metadata has to be there before the first entity or controller is imported. */
const nest = { ...base, setupFiles: ['reflect-metadata'] };

const withParts = {
  globalSetup: '<rootDir>/tests/stack/parts-setup.ts',
  globalTeardown: '<rootDir>/tests/stack/global-teardown.ts',
};
const withServices = {
  globalSetup: '<rootDir>/tests/stack/services-setup.ts',
  globalTeardown: '<rootDir>/tests/stack/global-teardown.ts',
};

/** They start their own stacks, or none. */
const withoutStack = [
  'architecture',
  'chaos',
  'contracts',
  'degradation',
  'kafka-3',
  'launcher',
  'performance',
];
const suites = readdirSync(new URL('tests', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'stack' && entry.name !== 'node_modules')
  .map(({ name }) => name);

export default {
  testTimeout: 30_000,
  projects: [
    {
      ...nest,
      displayName: 'unit',
      testMatch: ['<rootDir>/{contracts,libs,services,tools}/**/*.spec.ts'],
    },
    {
      ...nest,
      ...withParts,
      displayName: 'int',
      testMatch: ['<rootDir>/{libs,services}/**/*.int-spec.ts'],
    },
    {
      ...nest,
      ...withParts,
      displayName: 'consumers',
      testMatch: [
        '<rootDir>/services/*/test/contracts/{reads,calls,rest}.pact-spec.ts',
        '<rootDir>/libs/testing/test/outside.pact-spec.ts',
        '<rootDir>/tests/contracts/examples.pact-spec.ts',
      ],
    },
    {
      ...nest,
      ...withParts,
      displayName: 'providers',
      testMatch: ['<rootDir>/services/*/test/contracts/provider.pact-spec.ts'],
    },
    ...suites.map((name) => ({
      ...nest,
      ...(withoutStack.includes(name) ? {} : withServices),
      displayName: name,
      testMatch: [`<rootDir>/tests/${name}/**/*.spec.ts`],
    })),
  ],
};
