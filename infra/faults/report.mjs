import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { machine } from '../bench/machine.mjs';
import { checkout, stateFolder } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { mutations } from './mutations/mutations.mjs';

/** @typedef {import('./run.mjs').Tried} Tried */

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/** Without a protection the fault must do harm; with it, none, and it must have bitten. @param {Tried} one */
export function isRight({ mutation, broken, toothless, isMissing }) {
  if (isMissing) return true;
  return mutation === undefined
    ? broken.length === 0 && toothless === undefined
    : broken.length > 0;
}

/** @param {Tried} tried some lines for whoever waits */
export function lineOf(tried) {
  const { id, is, injected, redelivered, broken, recoveryMs, tookMs, mutation, toothless } = tried;
  const what = mutation
    ? `${id} without its protection (${mutations[mutation].is})`
    : `${id} ${is}`;
  return [
    `${isRight(tried) ? '✓' : '✗'} ${what}`,
    `${injected}×, ${redelivered} redelivered, quiet after ${seconds(recoveryMs)}, took ${seconds(tookMs)}`,
    ...broken.flatMap(({ id: which, broken: all }) => all.map((one) => `${which}: ${one}`)),
    ...(toothless ? [`${id} did not bite: ${toothless}`] : []),
    ...(mutation && broken.length === 0 ? ['no harm was seen'] : []),
    ...tried.remarks,
  ].join('\n    ');
}

/**
 * A whole run is kept in docs/reliability.md; anything less is only shown.
 * @param {{ options: import('./options.mjs').Options, tried: readonly Tried[], tookMs: number }} what
 */
export async function writeReport({ options, tried, tookMs }) {
  const part = options.withMutations ? 'mutations' : 'faults';
  const text = await pretty(
    options.withMutations ? mutationTable(tried) : faultTable(tried),
    `Seed ${options.seed}, ${options.isFull ? 'full length' : 'short form'}, ${seconds(tookMs)}; ${machineWords()}.`,
  );
  say(`\n${text}`);
  const folder = join(stateFolder, 'faults');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${part}.md`), text);
  if (options.isWhole) keep(part, text);
}

function machineWords() {
  const { cores, memoryGib, cpu, node } = machine();
  return `${cores} cores (${cpu}), ${memoryGib} GiB, Node ${node}`;
}

/** @param {readonly Tried[]} tried */
const faultTable = (tried) => [
  '| | fault | made | redelivered | held | quiet again after |',
  '|---|---|---|---|---|---|',
  ...tried.map(({ id, is, injected, redelivered, held, broken, recoveryMs, remarks }) => {
    const verdict =
      broken.length === 0
        ? `all ${held.length}`
        : `**broken: ${broken.map((one) => one.id).join(', ')}**`;
    const also = remarks.length > 0 ? `. ${remarks.join('. ')}` : '';
    return `| ${id} | ${is}${also} | ${injected} | ${redelivered} | ${verdict} | ${seconds(recoveryMs)} |`;
  }),
];

/** @param {readonly Tried[]} tried */
const mutationTable = (tried) => [
  '| | without the protection | went red on |',
  '|---|---|---|',
  ...tried.map(({ id, mutation = '', broken }) => {
    const first = broken[0]?.broken[0] ?? '';
    const red =
      broken.length > 0 ? `${broken.map((one) => one.id).join(', ')}: ${first}` : '**nothing**';
    return `| ${id} | ${mutations[mutation].is} | ${withoutIds(red)} |`;
  }),
];

/** @param {string} text */
const withoutIds = (text) => text.replace(/, such as .*$/, '').replaceAll('|', '/');

/** @param {readonly string[]} table @param {string} how */
const pretty = (table, how) =>
  format(`${how}\n\n${table.join('\n')}\n`, {
    parser: 'markdown',
    singleQuote: true,
    printWidth: 100,
  });

/** @param {'faults' | 'mutations'} part @param {string} text */
function keep(part, text) {
  const file = join(checkout, 'docs', 'reliability.md');
  const [from, to] = [`<!-- ${part}: npm run faults -->`, `<!-- end of ${part} -->`];
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < start)
    throw new Error(`docs/reliability.md has no place for the ${part}.`);
  writeFileSync(file, `${page.slice(0, start + from.length)}\n\n${text}\n${page.slice(end)}`);
  say(`Kept in docs/reliability.md`);
}
