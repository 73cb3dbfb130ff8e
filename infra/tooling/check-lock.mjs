// Proves that installed code is exactly the code we chose, and that only named packages run a script while installing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.mjs';

const checks = { unnamedInstallScripts, looseVersions, unsealedPackages };
const seed = {
  manifest: { dependencies: { loose: '^1.0.0' } },
  lock: { packages: { '': {}, 'node_modules/@a/loose': { hasInstallScript: true } } },
};

const ours = { manifest: json('package.json'), lock: json('package-lock.json') };
const problems = Object.values(checks).flatMap((check) => check(ours));
const silent = Object.values(checks)
  .filter((check) => check(seed).length === 0)
  .map(({ name }) => `The check ${name} does not find its seeded offence.`);

for (const problem of [...problems, ...silent]) console.error(problem);
if (problems.length + silent.length > 0) process.exit(1);
console.log(`${Object.keys(checks).length} lock checks kept, each proven to fire.`);

function json(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

function unnamedInstallScripts({ manifest, lock }) {
  return packagesOf(lock)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.split('node_modules/').at(-1))
    .filter((name) => manifest.allowScripts?.[name] === undefined)
    .map((name) => `${name} runs a script while installing: allow or deny it in allowScripts.`);
}

function looseVersions({ manifest }) {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is not pinned exactly: ${version}.`);
}

function unsealedPackages({ lock }) {
  return packagesOf(lock)
    .filter(([, { integrity, link }]) => integrity === undefined && link !== true)
    .map(([path]) => `${path} has no integrity hash in package-lock.json.`);
}

function packagesOf(lock) {
  return Object.entries(lock.packages).filter(([path]) => path !== '');
}
