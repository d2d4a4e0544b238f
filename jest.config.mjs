/**
 * One root Jest for the whole house. Tiers are projects, told apart by file suffix:
 * `unit` needs nothing, `int` and `suites` use the stack that tests/stack/global-setup.ts starts once a run.
 */
const base = {
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
        },
        module: { type: 'es6' },
        swcrc: false,
      },
    ],
  },
  moduleNameMapper: {
    '^@odyssey/contracts$': '<rootDir>/contracts/index.ts',
    '^@odyssey/(events|platform|user-data|testing)$': '<rootDir>/libs/$1/src/index.ts',
    '^@odyssey/(auth|goals|ai|memory|media|notifications|archival|gateway)$':
      '<rootDir>/services/$1/src/service.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/.odyssey/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.odyssey/'],
};

/** Decorator metadata has to be there before the first entity or controller is imported. */
const nest = { ...base, setupFiles: ['reflect-metadata'] };

const withStack = {
  ...nest,
  globalSetup: '<rootDir>/tests/stack/global-setup.ts',
  globalTeardown: '<rootDir>/tests/stack/global-teardown.ts',
};

export default {
  testTimeout: 30_000,
  projects: [
    {
      ...nest,
      displayName: 'unit',
      testMatch: ['<rootDir>/{contracts,libs,services,tools}/**/*.spec.ts'],
    },
    {
      ...withStack,
      displayName: 'int',
      testMatch: ['<rootDir>/{libs,services}/**/*.int-spec.ts'],
    },
    {
      ...withStack,
      displayName: 'suites',
      testMatch: ['<rootDir>/tests/{integration,e2e,security}/**/*.spec.ts'],
    },
    {
      ...base,
      displayName: 'architecture',
      testMatch: ['<rootDir>/tests/architecture/**/*.spec.ts'],
    },
    {
      ...base,
      displayName: 'launcher',
      testMatch: ['<rootDir>/tests/launcher/**/*.spec.ts'],
    },
  ],
};
