/** The arrows of the house: services → libs → contracts; tools know a service by its service.ts only. */
const SERVICES = 'auth|goals|ai|memory|media|notifications|archival|gateway';

/** How a service may see another package: never another service. */
const betweenServices = SERVICES.split('|').map((name) => ({
  name: `no-service-from-${name}`,
  comment: 'Services meet in events and typed calls, never in code.',
  severity: 'error',
  from: { path: `^services/${name}/` },
  to: { path: '^services/', pathNot: `^services/${name}/` },
}));

export default {
  forbidden: [
    ...betweenServices,
    {
      name: 'libs-know-no-service',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|tools)/' },
    },
    {
      name: 'libs-in-order',
      comment: 'events ← platform ← mail, user-data ← testing.',
      severity: 'error',
      from: { path: '^libs/events/' },
      to: { path: '^libs/(platform|mail|user-data|testing)/' },
    },
    {
      name: 'platform-below-mail-and-user-data',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: '(spec\\.ts$|/test/)' },
      to: { path: '^libs/(mail|user-data|testing)/' },
    },
    {
      name: 'mail-beside-user-data',
      severity: 'error',
      from: { path: '^libs/(mail|user-data)/', pathNot: '(spec\\.ts$|/test/)' },
      to: { path: '^libs/(mail|user-data|testing)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'contracts-know-zod-only',
      severity: 'error',
      from: { path: '^contracts/', pathNot: '^contracts/(http/client/|.*\\.spec\\.ts$)' },
      to: { pathNot: ['^contracts/', '^node_modules/zod/', '^zod$'] },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { path: '^(services|libs|tools)/', pathNot: '(spec\\.ts$|/test/|^libs/testing/)' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'What decides is tested without Nest and without a database.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: '^(node_modules/)?(@nestjs|typeorm|pg|pg-boss|ioredis|kafkajs|undici|fastify)(/|$)' },
    },
    {
      name: 'kafkajs-in-one-file',
      severity: 'error',
      from: {
        path: '^(services|libs|contracts)/',
        pathNot: '^libs/events/src/kafka/(kafka\\.ts|kafkajs-internals\\.d\\.ts)$',
      },
      to: { path: '^(node_modules/)?kafkajs(/|$)' },
    },
    {
      name: 'tools-see-service-ts-only',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^services/', pathNot: '^services/[^/]+/src/service\\.ts$' },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved is not reported as forbidden, so it has to fail by itself.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.odyssey|generated)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
