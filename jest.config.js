import { swcOptions } from './infra/tooling/swc-options.mjs';

const environment = '<rootDir>/libs/testing/src/environment';

const everywhere = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/infra'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@waymark/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  setupFiles: ['reflect-metadata'],
};
const ignored = ['/node_modules/', '/infra/tooling/[a-z]+-violations/'];

function needing(name, setUp) {
  return {
    ...everywhere,
    displayName: name,
    testMatch: [`**/*.${name}.spec.ts`],
    testPathIgnorePatterns: ignored,
    globalSetup: `${environment}/${setUp}`,
    globalTeardown: `${environment}/global-teardown.mjs`,
  };
}

/** A spec's suffix says what it needs: nothing, PostgreSQL, the whole line, a browser, or Keycloak. */
export default {
  // Ends what hangs; a slow machine is no failure.
  testTimeout: 90_000,
  projects: [
    {
      ...everywhere,
      displayName: 'pure',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: [...ignored, '\\.(db|flow|browser|keycloak)\\.spec\\.ts$'],
    },
    needing('db', 'postgres-setup.mjs'),
    needing('flow', 'global-setup.mjs'),
    needing('browser', 'browser-setup.mjs'),
    needing('keycloak', 'keycloak-setup.mjs'),
  ],
};
