import { parseArgs } from 'node:util';
import { Trouble } from '../start/trouble.mjs';

const usage =
  'npm run geography:import -- FILE knows --edition 2026-08, --at-least 2500000, --fewer-is-right, --older-is-right and --restart; without a file, --status says what is in force.';

/**
 * @typedef {object} ImportOptions
 * @property {string} [path] the file; none: only say what is in force
 * @property {string} [edition]
 * @property {number} [atLeast]
 * @property {boolean} fewerIsRight
 * @property {boolean} olderIsRight
 * @property {boolean} restart
 */

/** @param {readonly string[]} args @returns {ImportOptions} */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  const [path, ...more] = positionals;
  if (more.length > 0) throw new Trouble(`One file at a time: ${usage}`);
  if ((path === undefined) !== (values.status === true)) throw new Trouble(usage);
  return {
    ...(path !== undefined && { path }),
    ...(values.edition !== undefined && { edition: values.edition }),
    ...(values['at-least'] !== undefined && { atLeast: wholeNumber(values['at-least']) }),
    fewerIsRight: values['fewer-is-right'] === true,
    olderIsRight: values['older-is-right'] === true,
    restart: values.restart === true,
  };
}

/** @param {readonly string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        edition: { type: 'string' },
        'at-least': { type: 'string' },
        'fewer-is-right': { type: 'boolean' },
        'older-is-right': { type: 'boolean' },
        restart: { type: 'boolean' },
        status: { type: 'boolean' },
      },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new Trouble(`${why}: ${usage}`);
  }
}

/** @param {string} text */
function wholeNumber(text) {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Trouble(`--at-least must be a whole number of rows, not "${text}".`);
}
