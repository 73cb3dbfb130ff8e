import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { machine } from '../bench/machine.mjs';
import { checkout, stateFolder } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { invariants } from './judge/invariants.mjs';
import { mutations } from './mutations/mutations.mjs';

/** @typedef {import('./run.mjs').Tried} Tried */

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/** @param {Tried} tried one line for whoever waits */
export function lineOf({ id, is, injected, redelivered, broken, recoveryMs, tookMs, mutation, remarks }) {
  const mark = broken.length > 0 === (mutation !== undefined) ? '✓' : '✗';
  const what = mutation ? `${id} without its protection (${mutations[mutation].is})` : `${id} ${is}`;
  const seen = `${injected}×, ${redelivered} redelivered, quiet after ${seconds(recoveryMs)}, took ${seconds(tookMs)}`;
  const found = broken.flatMap(({ id: which, broken: all }) => all.map((one) => `\n    ${which}: ${one}`));
  const none = mutation && broken.length === 0 ? '\n    no harm was seen: the fault proves nothing' : '';
  return `${mark} ${what}\n    ${seen}${found.join('')}${none}${remarks.map((one) => `\n    ${one}`).join('')}`;
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
    const verdict = broken.length === 0 ? `all ${held.length}` : `**broken: ${broken.map((one) => one.id).join(', ')}**`;
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
    const red = broken.length > 0 ? `${broken.map((one) => one.id).join(', ')}: ${first}` : '**nothing**';
    return `| ${id} | ${mutations[mutation].is} | ${withoutIds(red)} |`;
  }),
];

/** @param {string} text */
const withoutIds = (text) => text.replace(/, such as .*$/, '').replaceAll('|', '/');

/** @param {readonly string[]} table @param {string} how */
const pretty = (table, how) =>
  format(`${how}\n\n${table.join('\n')}\n`, { parser: 'markdown', singleQuote: true, printWidth: 100 });

/** @param {'faults' | 'mutations'} part @param {string} text */
function keep(part, text) {
  const file = join(checkout, 'docs', 'reliability.md');
  const [from, to] = [`<!-- ${part}: npm run faults -->`, `<!-- end of ${part} -->`];
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`docs/reliability.md has no place for the ${part}.`);
  writeFileSync(file, `${page.slice(0, start + from.length)}\n\n${text}\n${page.slice(end)}`);
  say(`Kept in docs/reliability.md`);
}

/** The invariants as the document lists them. */
export const invariantWords = () => invariants.map(({ id, is }) => `- **${id}** ${is}`).join('\n');
