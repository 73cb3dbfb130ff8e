import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './source-files.mjs';

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const locked = Object.entries(lock.packages)
  .filter(([path, { link }]) => path !== '' && !link)
  .map(([path, { version, dev, optional }]) => ({
    ref: `${path.split('node_modules/').at(-1)}@${version}`,
    dev: dev === true,
    // Of another machine: not installed here.
    optional: optional === true,
  }));

describe('the list of what is shipped', () => {
  const { stdout } = spawnSync('npm', ['run', '-s', 'sbom'], { cwd: root, encoding: 'utf8' });
  const { bomFormat, components } = JSON.parse(stdout);
  const refs = components.map((/** @type {Record<string, string>} */ each) => each['bom-ref']);

  it('names every package that the lock has for use, in its version', () => {
    const ours = locked.filter(({ dev, optional }) => !dev && !optional).map(({ ref }) => ref);
    assert.equal(bomFormat, 'CycloneDX');
    assert.ok(ours.some((ref) => ref.startsWith('@nestjs/core@')));
    assert.deepEqual(
      ours.filter((ref) => !refs.includes(ref)),
      [],
    );
  });

  it('names nothing that is for development alone', () => {
    const ours = new Set(locked.filter(({ dev }) => !dev).map(({ ref }) => ref));
    assert.deepEqual(
      refs.filter((/** @type {string} */ ref) => !ours.has(ref)),
      [],
    );
  });
});
