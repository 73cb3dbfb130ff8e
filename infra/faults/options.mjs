import { parseArgs } from 'node:util';
import { randomInt } from 'node:crypto';
import { Trouble } from '../start/trouble.mjs';
import { faults, smoke } from './faults/index.mjs';

/**
 * @typedef {object} Options
 * @property {readonly import('./trial.mjs').Fault[]} faults in their own order
 * @property {boolean} isWhole every fault there is
 * @property {boolean} isKept what comes of it goes into docs/reliability.md, as that of a whole run does
 * @property {boolean} isFull for as long as before a release
 * @property {boolean} withMutations each fault with its protection taken away
 * @property {number} seed
 */

const usage =
  'npm run faults knows --only F1,F9, --smoke, --full, --keep, --mutations and --seed 1; the faults are ';

/** @param {readonly string[]} args @returns {Options} */
export function readOptions(args) {
  const values = parsed(args);
  const named = values.smoke
    ? smoke
    : values.only?.split(',').map((one) => one.trim().toUpperCase());
  const unknown = named?.find((one) => !faults.some(({ id }) => id === one));
  if (unknown) throw trouble(`"${unknown}" is no fault`);
  return {
    faults: named ? faults.filter(({ id }) => named.includes(id)) : faults,
    isWhole: named === undefined,
    isKept: values.keep,
    isFull: values.full,
    withMutations: values.mutations,
    seed: seedFrom(values.seed),
  };
}

/** @param {readonly string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        smoke: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        mutations: { type: 'boolean', default: false },
        seed: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw trouble(/** @type {Error} */ (error).message.split('. ')[0]);
  }
}

/** @param {string | undefined} text */
function seedFrom(text) {
  if (text === undefined) return randomInt(1, 1_000_000);
  const seed = Number(text);
  if (Number.isInteger(seed) && seed >= 0 && seed <= 2 ** 31) return seed;
  throw trouble(`--seed must be a whole number, not "${text}"`);
}

/** @param {string | undefined} what */
const trouble = (what) => new Trouble(`${what}: ${usage}${faults.map(({ id }) => id).join(', ')}.`);
