/**
 * Words that have no place in apps and libs, each with what is wrong with it. The name is also that of its seeded
 * offence, `word-violations/apps/routing/src/<name>.ts`, of which every line must be found.
 */
export const forbiddenWords = [
  {
    name: 'unverified-certificates',
    pattern: /rejectUnauthorized['"]?\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/,
    why: 'Certificates are verified, everywhere.',
  },
  {
    name: 'schema-by-surprise',
    pattern: /\bsynchronize['"]?\s*:\s*true|\.synchronize\(/,
    why: 'Tables change by migrations only.',
  },
  {
    name: 'any-origin',
    pattern: /\borigin['"]?\s*:\s*(?:['"`]\*|true\b)/,
    why: 'Nobody may call from anywhere.',
  },
  {
    name: 'idempotent-producer',
    pattern: /\bidempotent['"]?\s*:\s*true/,
    why: 'With kafkajs this acknowledges events that were never written.',
  },
  {
    name: 'offsets-by-hand',
    pattern: /\.commitOffsets\(/,
    why: 'During a rebalance this kills the consumer; resolve offsets instead.',
  },
  {
    name: 'fire-and-forget',
    pattern: /client\.emit\(/i,
    why: 'Only the relay publishes, from the outbox.',
  },
  {
    name: 'mocks',
    pattern: /\bjest\.(?:mock|fn|doMock|unstable_mockModule)\b/,
    why: 'Our own code is not mocked; the outside has fakes in libs/testing.',
  },
  {
    name: 'tests-left-out',
    pattern:
      /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo|failing)(?=\s*[(.<`])|\b[xf](?:it|test|describe)[.(]/,
    why: 'Every test runs, always.',
  },
  {
    name: 'stray-environment',
    pattern: /\bprocess\.env\b/,
    why: 'The environment is read in *.config.ts only.',
    spares: /\.config\.ts$|^libs\/testing\/src\/environment\//,
  },
  {
    name: 'guessing-types',
    pattern: /\benableImplicitConversion['"]?\s*:\s*true/,
    why: "It turns 'false' into true and '' into 0.",
  },
  {
    name: 'mass-assignment',
    pattern: /\bObject\.assign\(\s*(?:this\.)?\w*row\b/i,
    why: 'A row is filled field by field, never from what was sent.',
  },
  {
    name: 'unfinished',
    pattern: /\b(?:TODO|FIXME|XXX)\b/,
    why: 'What is unfinished is an issue, not a comment.',
  },
  {
    name: 'silenced-lint',
    pattern: /eslint-disable(?!.*\s--\s+\S)/,
    why: 'A rule is silenced only with its reason: `-- because …`.',
  },
];
