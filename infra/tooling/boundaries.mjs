const spec = '[.](spec|fixture)[.]ts$';
const service = '^apps/([^/]+)/src/';
const drawer = '(^|/|-)(utils?|helpers?|common|shared|core|base|misc|managers?)(/|[.][^/]*$)';

/** Who may import whom, each rule with the one sentence that says why. Proven by `check-boundaries.mjs`. */
const forbidden = [
  rule(
    'apps-are-strangers',
    'Services meet through events and HTTP, never through imports.',
    { path: '^apps/([^/]+)/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  rule(
    'libs-never-import-apps',
    'A library does not know who uses it.',
    { path: '^libs/' },
    { path: '^apps/' },
  ),
  rule(
    'contracts-stand-alone',
    'Contracts are words: class-validator, class-transformer and nothing else.',
    { path: '^libs/contracts/', pathNot: spec },
    {
      pathNot: ['^libs/contracts/', '(^|/)node_modules/(class-validator|class-transformer)/'],
    },
  ),
  rule(
    'routing-order-is-pure',
    'The order is told a situation and decides; it knows words, and nothing of services, stores or time.',
    { path: '^libs/routing-order/', pathNot: spec },
    { pathNot: ['^libs/(contracts|routing-order)/'] },
  ),
  rule(
    'platform-stands-under-messaging',
    'Messaging is built on the platform, not the other way round.',
    { path: '^libs/platform/', pathNot: spec },
    { path: '^libs/(messaging|testing)/' },
  ),
  rule(
    'kafkajs-only-in-its-adapter',
    'Leaving kafkajs must stay cheap: one file knows it.',
    { pathNot: '^libs/messaging/src/.*kafkajs[.]adapter([.]spec)?[.]ts$' },
    { path: '(^|/)node_modules/kafkajs/' },
  ),
  rule(
    'testing-only-in-specs',
    'What production runs never contains what only specs need.',
    { pathNot: [spec, '^libs/testing/'] },
    { path: '^libs/testing/' },
  ),
  rule(
    'front-door-only',
    'A library is imported by its name, so that its inside can change.',
    { path: '^(?:apps|libs)/([^/]+)/' },
    { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index[.]ts$'] },
  ),
  rule(
    'domain-is-pure',
    'The domain is told; it imports itself, the contracts, the routing order and class-validator.',
    { path: `${service}domain/`, pathNot: spec },
    {
      pathNot: [
        '^apps/$1/src/domain/',
        '^libs/(contracts|routing-order)/',
        '(^|/)node_modules/(class-validator|class-transformer)/',
      ],
    },
  ),
  rule(
    'store-knows-no-caller',
    'The store is called; it calls nobody above it.',
    { path: `${service}store/`, pathNot: spec },
    { path: '^apps/$1/src/(entry|use-cases|gateways)/' },
  ),
  rule(
    'use-cases-know-no-transport',
    'A use case cannot tell HTTP from Kafka.',
    { path: `${service}use-cases/`, pathNot: spec },
    {
      path: [
        '^apps/$1/src/entry/',
        '(^|/)node_modules/(kafkajs|express|@types/express|@nestjs/(microservices|platform-express|swagger))/',
        '^(node:)?https?$',
      ],
    },
  ),
  rule(
    'entry-reads-views-only',
    'Only a use case changes state; an entry may read a view.',
    { path: `${service}entry/`, pathNot: spec },
    { path: '^apps/$1/src/store/', pathNot: '[.]view[.]ts$' },
  ),
  rule(
    'web-speaks-http',
    'The web site asks the services with the user’s token; it reads no event and no service’s table.',
    { path: '^apps/web/', pathNot: spec },
    {
      path: [
        '^libs/(?!contracts/|platform/)',
        '(^|/)node_modules/(kafkajs|typeorm|@nestjs/(microservices|typeorm))/',
      ],
    },
  ),
  rule(
    'audiences-are-strangers',
    'Referrers’, hubs’ and operators’ pages share a layout, not code.',
    { path: '^apps/web/src/pages/([^/]+)/', pathNot: spec },
    { path: '^apps/web/src/pages/[^/]+/', pathNot: '^apps/web/src/pages/$1/' },
  ),
  rule(
    'no-drawers',
    'Name a file for what it does; utils, helpers and common are drawers.',
    {},
    { path: drawer, pathNot: 'node_modules' },
  ),
  rule(
    'no-circles',
    'Two files that need each other are one file, or three.',
    {},
    { circular: true },
  ),
];

function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
