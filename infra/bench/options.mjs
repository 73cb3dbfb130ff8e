import { parseArgs } from 'node:util';
import { Trouble } from '../start/trouble.mjs';

/** What can be measured, in this order. */
export const parts = /** @type {const} */ ([
  'floor',
  'line',
  'steady',
  'backlog',
  'pre-check',
  'pages',
  'assess',
  'engines',
  'geography',
  'what-if',
]);

/**
 * @typedef {typeof parts[number]} Part
 *
 * @typedef {object} Options
 * @property {readonly Part[]} only
 * @property {number} n referrals of a saturated round
 * @property {number} warmUp referrals that go all the way before a saturated round
 * @property {number} seconds of the steady round
 * @property {number} perSecond of the steady round
 * @property {number} backlog referrals that wait for eligibility
 * @property {number} senders at the same time
 * @property {number} longest seconds that a round goes on sending
 * @property {number} fill seconds that a backlog may take to come in
 * @property {number} seed
 * @property {number} postcodes rows of the generated postcode table
 * @property {number} past referrals that a draft is tried on
 * @property {boolean} year a national year instead: so many referrals that 66,000 women are referred
 * @property {boolean} growth what more stored referrals and more instances change, instead
 * @property {number} hot referrals that are in the hot tables alone, before and after, instead; 0 for not
 * @property {readonly number[]} stored referrals that are there, one measure after the other
 * @property {readonly number[]} instances of each consumer, likewise
 * @property {string} [profiles] folder for a CPU profile of each service
 */

/** @type {Readonly<Record<'n' | 'warm-up' | 'seconds' | 'rate' | 'backlog' | 'senders' | 'longest' | 'fill' | 'seed' | 'postcodes' | 'past' | 'hot' | 'stored' | 'instances', string>>} */
const usual = {
  n: '8000',
  'warm-up': '4000',
  seconds: '30',
  rate: '50',
  backlog: '50000',
  senders: '64',
  longest: '60',
  fill: '240',
  seed: '1',
  postcodes: '2700000',
  past: '1000000',
  hot: '0',
  stored: '10000,100000,1000000',
  instances: '1,2,4',
};

const usage =
  'npm run bench knows --only floor,line,steady,backlog,pre-check,pages,assess,engines,geography,what-if, --n 8000, --warm-up 4000, --seconds 30, --rate 50, --backlog 50000, --senders 64, --longest 60, --fill 240, --seed 1, --postcodes 2700000, --past 1000000, --year, --growth, --stored 10000,100000,1000000, --instances 1,2,4, --hot 10000000 and --profiles <folder>.';

/** @param {readonly string[]} args @returns {Options} */
export function readOptions(args) {
  const { only, profiles, year, growth, ...numbers } = parsed(args);
  return {
    only: only === undefined ? parts : partsIn(only),
    n: whole('n', numbers.n, 1, 900_000),
    warmUp: whole('warm-up', numbers['warm-up'], 1, 100_000),
    seconds: whole('seconds', numbers.seconds, 1, 3_600),
    perSecond: whole('rate', numbers.rate, 1, 10_000),
    backlog: whole('backlog', numbers.backlog, 1, 500_000),
    senders: whole('senders', numbers.senders, 1, 1_000),
    longest: whole('longest', numbers.longest, 1, 3_600),
    fill: whole('fill', numbers.fill, 1, 3_600),
    seed: whole('seed', numbers.seed, 0, 2 ** 31),
    postcodes: whole('postcodes', numbers.postcodes, 10_000, 8_000_000),
    past: whole('past', numbers.past, 10_000, 5_000_000),
    year: year === true,
    growth: growth === true,
    hot: whole('hot', numbers.hot, 0, 20_000_000),
    stored: several('stored', numbers.stored, 1_000, 10_000_000),
    instances: several('instances', numbers.instances, 1, 16),
    ...(profiles !== undefined && { profiles }),
  };
}

/** @param {readonly string[]} args */
function parsed(args) {
  const options = Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [
      name,
      { type: /** @type {const} */ ('string'), default: value },
    ]),
  );
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...options,
        only: { type: 'string' },
        profiles: { type: 'string' },
        year: { type: 'boolean' },
        growth: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Trouble(`${error.message.split('. ')[0]}: ${usage}`);
  }
}

/** @param {string} text @returns {readonly Part[]} */
function partsIn(text) {
  const named = text.split(',').map((one) => one.trim());
  const unknown = named.find((one) => !parts.includes(/** @type {Part} */ (one)));
  if (unknown !== undefined) throw new Trouble(`"${unknown}" cannot be measured: ${usage}`);
  return parts.filter((part) => named.includes(part));
}

/** @param {string} name @param {string} text @param {number} least @param {number} most */
function whole(name, text, least, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Trouble(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

/** In rising order. @param {string} name @param {string} text @param {number} least @param {number} most */
const several = (name, text, least, most) =>
  text
    .split(',')
    .map((one) => whole(name, one.trim(), least, most))
    .sort((one, other) => one - other);
