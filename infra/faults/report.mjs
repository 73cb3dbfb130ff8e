import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { machine } from '../bench/machine.mjs';
import { checkout, stateFolder } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { faults } from './faults/index.mjs';
import { mutations } from './mutations/mutations.mjs';

/** @typedef {import('./run.mjs').Tried} Tried */
/** @typedef {'faults' | 'mutations'} Part */

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/** How a fault begins to tell why it was not brought to its end. */
const notMade = 'it could not be made';

/** Without a protection the fault must do harm; with it, none, and it must have bitten. @param {Tried} one */
export function isRight({ mutation, broken, toothless }) {
  if (mutation === undefined) return broken.length === 0 && toothless === undefined;
  return broken.some(harmOf(mutation));
}

/** @param {string} mutation @returns {import('./trial.mjs').Harm} */
export function harmOf(mutation) {
  const { isLate, harm } = mutations[mutation];
  // A busy machine is slow also where nothing was harmed, and what could not be made has harmed nobody.
  return ({ id, broken }) =>
    harm
      ? broken.some((one) => harm.test(one))
      : (id !== 'I7' || isLate === true) && broken.some((one) => !one.startsWith(notMade));
}

/** @param {Tried} tried some lines for whoever waits */
export function lineOf(tried) {
  const { id, is, injected, redelivered, broken, recoveryMs, tookMs, mutation, toothless } = tried;
  const { referrals, commands } = tried;
  const what = mutation
    ? `${id} without its protection (${mutations[mutation].is})`
    : `${id} ${is}`;
  return [
    `${isRight(tried) ? '✓' : '✗'} ${what}`,
    `${injected}×, ${referrals} referrals and ${commands} commands acknowledged, ${redelivered} redelivered, quiet after ${seconds(recoveryMs)}, took ${seconds(tookMs)}`,
    ...broken.flatMap(({ id: which, broken: all }) => all.map((one) => `${which}: ${one}`)),
    ...(toothless ? [`${id} did not bite: ${toothless}`] : []),
    ...(mutation && !isRight(tried) ? ['no harm was seen'] : []),
    ...tried.remarks,
  ].join('\n    ');
}

/**
 * A whole run is kept in docs/reliability.md, and so is part of one that is asked to be (`--keep`): a row each, with its seed.
 * @param {{ options: import('./options.mjs').Options, tried: readonly Tried[], tookMs: number }} what
 */
export async function writeReport({ options, tried, tookMs }) {
  const part = options.withMutations ? 'mutations' : 'faults';
  const made = tried.filter(({ isMissing }) => !isMissing);
  const text = await pretty([...heads[part], ...rowsOf(tried, options).values()]);
  say(`\n${text}`);
  say(`Seed ${options.seed}, ${lengthOf(options)}, ${seconds(tookMs)}; ${machineWords()}.`);
  const folder = join(stateFolder, 'faults');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${part}.md`), text);
  if (options.isWhole || options.isKept) await keep(part, rowsOf(made, options));
}

function machineWords() {
  const { cores, memoryGib, cpu, node } = machine();
  return `${cores} cores (${cpu}), ${memoryGib} GiB, Node ${node}`;
}

const lengthOf = (/** @type {{ isFull: boolean }} */ { isFull }) => (isFull ? 'full' : 'short');

const heads = {
  faults: [
    '| | fault | what protects | made | redelivered | held | quiet again after | seed |',
    '|---|---|---|---|---|---|---|---|',
  ],
  mutations: ['| | without the protection | went red on | seed |', '|---|---|---|---|'],
};

/** @param {readonly Tried[]} tried @param {import('./options.mjs').Options} options @returns {ReadonlyMap<string, string>} its key → its row */
const rowsOf = (tried, options) =>
  new Map(
    tried.map((one) => [
      keyOf(one.id, one.mutation && mutations[one.mutation].is),
      options.withMutations ? mutationRow(one, options) : faultRow(one, options),
    ]),
  );

/** A fault has a row, and one for each of its mutations. @param {string} id @param {string} [without] */
const keyOf = (id, without) => (without === undefined ? id : `${id} ${without}`);

/** Whatever has no fault or mutation any more has no row. @returns {readonly string[]} in their order */
const keysOf = (/** @type {Part} */ part) =>
  faults.flatMap(({ id, mutation }) =>
    part === 'faults' ? keyOf(id) : [mutation].flat().map((one) => keyOf(id, mutations[one].is)),
  );

/** @param {Tried} tried @param {import('./options.mjs').Options} options */
function faultRow(tried, { seed, isFull }) {
  const { id, is, injected, redelivered, held, broken, toothless, isMissing } = tried;
  const remarks = tried.remarks.map((one) => `. ${one}`).join('');
  const verdict = isMissing
    ? '**not tried**'
    : broken.length > 0
      ? `**broken: ${broken.map((one) => one.id).join(', ')}**`
      : toothless
        ? '**did not bite**'
        : `all ${held.length}`;
  const recovery = seconds(tried.recoveryMs);
  const how = `${seed}${isFull ? ', full' : ''}`;
  const why = faults.find((fault) => fault.id === id)?.protectedBy;
  return `| ${id} | ${is}${remarks} | ${why} | ${injected} | ${redelivered} | ${verdict} | ${recovery} | ${how} |`;
}

/** @param {Tried} tried @param {import('./options.mjs').Options} options */
function mutationRow(tried, { seed }) {
  const { id, mutation = '', broken, isMissing } = tried;
  const { harm = /^/ } = mutations[mutation];
  const first = broken.flatMap((one) => one.broken).find((one) => harm.test(one)) ?? '';
  const red = isMissing
    ? '**not tried**'
    : isRight(tried)
      ? `${broken.map((one) => one.id).join(', ')}: ${first}`
      : '**nothing**';
  return `| ${id} | ${mutations[mutation].is} | ${withoutIds(red)} | ${seed} |`;
}

/** @param {string} text */
const withoutIds = (text) => text.replace(/, such as .*$/, '').replaceAll('|', '/');

/** @param {readonly string[]} table */
const pretty = (table) =>
  format(`${table.join('\n')}\n`, { parser: 'markdown', singleQuote: true, printWidth: 100 });

/** @param {Part} part @param {ReadonlyMap<string, string>} rows */
async function keep(part, rows) {
  const file = join(checkout, 'docs', 'reliability.md');
  writeFileSync(file, await pageWith(readFileSync(file, 'utf8'), part, rows));
  say(`Kept in docs/reliability.md`);
}

/**
 * Rows that were not tried now stay as they were.
 * @param {string} page @param {Part} part @param {ReadonlyMap<string, string>} rows @returns {Promise<string>}
 */
export async function pageWith(page, part, rows) {
  const [from, to] = [`<!-- ${part}: npm run faults -->`, `<!-- end of ${part} -->`];
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < start)
    throw new Error(`docs/reliability.md has no place for the ${part}.`);
  const kept = page.slice(start, end).matchAll(/^\| ([A-Z]+\d*) +\| ([^|]*[^| ]) .*\|$/gm);
  const all = new Map(
    [...kept].map(([row, id = '', what]) => [
      keyOf(id, part === 'mutations' ? what : undefined),
      row,
    ]),
  );
  for (const [key, row] of rows) all.set(key, row);
  const table = [...heads[part], ...keysOf(part).flatMap((key) => all.get(key) ?? [])];
  const text = await pretty([`On ${machineWords()}.`, '', ...table]);
  return `${page.slice(0, start + from.length)}\n\n${text}\n${page.slice(end)}`;
}
