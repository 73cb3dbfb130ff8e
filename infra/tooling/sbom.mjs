// What is shipped, as CycloneDX: `npm run sbom`. npm leaves out with --omit dev what something for development asks for as
// well, which is most of the framework; so it lists everything here, and what the lock has for development alone is taken out.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.mjs';

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
);

const { stdout, stderr, status } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}
const bom = JSON.parse(stdout);
const isOurs = (/** @type {string} */ ref) => ref === bom.metadata.component['bom-ref'];
const stays = (/** @type {string} */ ref) => shipped.has(ref) || isOurs(ref);
const components = bom.components.filter((/** @type {any} */ one) => stays(one['bom-ref']));
const dependencies = bom.dependencies
  .filter((/** @type {any} */ { ref }) => stays(ref))
  .map((/** @type {any} */ one) => ({ ...one, dependsOn: one.dependsOn.filter(stays) }));
console.log(JSON.stringify({ ...bom, components, dependencies }, undefined, 2));
