// Numbers as people read them.

/** @param {number} value @param {number} [places] */
export const number = (value, places = 0) =>
  Number.isFinite(value)
    ? value.toLocaleString('en-GB', {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      })
    : '–';

/** @param {number} ms */
export const ms = (ms) => (ms >= 10_000 ? `${number(ms / 1000, 1)} s` : `${number(ms)} ms`);

/** @param {number} share */
export const percent = (share) => `${number(share * 100, share < 0.1 ? 1 : 0)} %`;

/** @param {number} mb */
export const megabytes = (mb) => `${number(mb)} MB`;

/** @param {number} ratio */
export const times = (ratio) => `${number(ratio, 2)} ×`;

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
