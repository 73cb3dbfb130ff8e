import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../start/places.mjs';
import { compiled } from '../../tooling/compiled.mjs';

/**
 * A change of one source file that takes a protection away.
 * @typedef {object} Patch
 * @property {string} file from the root
 * @property {string} from is there exactly once
 * @property {string} to
 */

/** @param {string} source @param {Patch} patch @returns {string} */
export function patched(source, { file, from, to }) {
  const times = source.split(from).length - 1;
  if (times !== 1) {
    throw new Error(
      `What a mutation changes in ${file} is there ${times} times instead of once: bring infra/faults/mutations up to date with it. It looks for:\n${from}`,
    );
  }
  return source.replace(from, () => to);
}

/** @param {readonly Patch[]} patches @returns {ReadonlyMap<string, string>} file → its changed source */
export function changedSources(patches) {
  /** @type {Map<string, string>} */
  const sources = new Map();
  for (const patch of patches) {
    const { file } = patch;
    const source = sources.get(file) ?? readFileSync(join(checkout, file), 'utf8');
    sources.set(file, patched(source, patch));
  }
  return sources;
}

/**
 * The built services, copied, so that nothing that is built meanwhile is run; with the patches, if any.
 * @param {string} folder inside the checkout, where packages are found
 * @param {readonly Patch[]} patches
 */
export async function copyServices(folder, patches) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(checkout, 'dist'), folder, { recursive: true });
  for (const [file, source] of changedSources(patches)) {
    const { code } = await compiled({ file, source, sourceFileName: file });
    writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), code);
  }
}
