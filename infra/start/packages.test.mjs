import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInstalled, npmTrouble } from './packages.mjs';

const pg = { 'node_modules/pg': { version: '8.23.1', integrity: 'sha512-a' } };
const forLinux = {
  'node_modules/pg-linux': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};
const lock = { '': { version: '0.1.0' }, ...pg, ...forLinux };
const all = { ...pg, ...forLinux };

describe('whether the packages are installed', () => {
  it('they are, when npm noted what the lock file names', () => {
    assert.equal(isInstalled(lock, all), true);
  });

  it('they are, when only something for another kind of machine is absent', () => {
    assert.equal(isInstalled(lock, pg), true);
  });

  const changed = { ...all, 'node_modules/pg': { version: '8.23.0', integrity: 'sha512-a' } };
  const tampered = { ...all, 'node_modules/pg': { version: '8.23.1', integrity: 'sha512-x' } };
  const more = { ...all, 'node_modules/left': { version: '1.0.0', integrity: 'sha512-c' } };
  for (const [name, installed] of Object.entries({ changed, tampered, more, nothing: {} })) {
    it(`they are not: ${name}`, () => assert.equal(isInstalled(lock, installed), false));
  }
});

describe('what is said when npm ci fails', () => {
  const failed = { code: 1, signal: null };
  const cases = [
    { output: 'npm error code EAI_AGAIN', says: /could not reach the package registry/ },
    { output: 'npm error code ENOSPC\nno space left on device', says: /disk is full/ },
    { output: 'npm error something else', says: /read \/logs\/npm-ci\.log/ },
  ];
  for (const { output, says } of cases) {
    it(output, () => assert.match(npmTrouble(output, failed, '/logs/npm-ci.log').message, says));
  }
});
