import { Trouble } from './trouble.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} fresh forget all that earlier starts kept
 * @property {boolean} examples send the worked examples
 * @property {number} portBase the web site's port; the others follow it
 */

const usualPortBase = 3000;
const usage =
  'npm start knows --fresh (start over), --no-examples, and --port-base 4000 (other ports than 3000 and on).';

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env `npm start --fresh`, without the `--` before it, arrives here
 * @returns {Options}
 */
export function readOptions(args, env) {
  const options = {
    fresh: env['npm_config_fresh'] === 'true',
    examples: env['npm_config_examples'] === undefined || env['npm_config_examples'] === 'true',
    portBase: readPort(env['npm_config_port_base'] ?? String(usualPortBase)),
  };
  const left = [...args];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [name, value] = word.split('=', 2);
    if (name === '--fresh') options.fresh = true;
    else if (name === '--no-examples') options.examples = false;
    else if (name === '--port-base') options.portBase = readPort(value ?? left.shift() ?? '');
    else throw new Trouble(`${word} is no option here: ${usage}`);
  }
  return options;
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port;
  throw new Trouble(`--port-base must be a number from 1024 to 65000, not "${text}".`);
}
