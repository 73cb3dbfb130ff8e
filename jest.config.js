import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { swcOptions } from './infra/tooling/swc-options.mjs';

const environment = new URL('./libs/testing/src/environment/', import.meta.url);
const setUp = fileURLToPath(new URL('global-setup.mjs', environment));
const tearDown = fileURLToPath(new URL('global-teardown.mjs', environment));

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

// The folder of servers is started once a run, and only for specs that need one.
const withServers = existsSync(setUp) ? { globalSetup: setUp, globalTeardown: tearDown } : {};

function needing(name) {
  return {
    ...everywhere,
    ...withServers,
    displayName: name,
    testMatch: [`**/*.${name}.spec.ts`],
    testPathIgnorePatterns: ignored,
  };
}

/** A spec's suffix says what it needs: nothing, PostgreSQL, the whole line, or a browser. */
export default {
  testTimeout: 30_000,
  projects: [
    {
      ...everywhere,
      displayName: 'pure',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: [...ignored, '\\.(db|flow|browser)\\.spec\\.ts$'],
    },
    needing('db'),
    needing('flow'),
    needing('browser'),
  ],
};
