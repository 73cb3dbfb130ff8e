// Lines that rise over seconds, as an SVG that needs nothing else.

/**
 * @typedef {object} Curve
 * @property {string} name
 * @property {string} colour
 * @property {boolean} [dashed]
 * @property {readonly { x: number, y: number }[]} points
 */

const width = 860;
const height = 460;
const edge = { left: 76, right: 24, top: 52, bottom: 96 };
const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom };
const ticks = 5;
const legendColumns = 3;

/** @param {{ title: string, xTitle: string, yTitle: string, curves: readonly Curve[] }} what @returns {string} */
export function plot({ title, xTitle, yTitle, curves }) {
  const all = curves.flatMap(({ points }) => points);
  const most = (/** @type {'x' | 'y'} */ of) =>
    roundUp(all.reduce((largest, point) => Math.max(largest, point[of]), 1));
  const [mostX, mostY] = [most('x'), most('y')];
  const x = (/** @type {number} */ value) => edge.left + (value / mostX) * inner.width;
  const y = (/** @type {number} */ value) =>
    edge.top + inner.height - (value / mostY) * inner.height;
  const middle = edge.left + inner.width / 2;

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="Arial, sans-serif" font-size="13" fill="#212b32">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${middle}" y="26" text-anchor="middle" font-size="16" font-weight="bold">${escaped(title)}</text>
${steps(mostY)
  .map(
    (value) =>
      `<line x1="${edge.left}" x2="${edge.left + inner.width}" y1="${at(y(value))}" y2="${at(y(value))}" stroke="#d8dde0"/><text x="${edge.left - 8}" y="${at(y(value) + 4)}" text-anchor="end">${amount(value)}</text>`,
  )
  .join('\n')}
${steps(mostX)
  .map(
    (value) =>
      `<text x="${at(x(value))}" y="${edge.top + inner.height + 18}" text-anchor="middle">${amount(value)}</text>`,
  )
  .join('\n')}
<text x="${middle}" y="${edge.top + inner.height + 38}" text-anchor="middle">${escaped(xTitle)}</text>
<text transform="translate(18 ${edge.top + inner.height / 2}) rotate(-90)" text-anchor="middle">${escaped(yTitle)}</text>
${curves.map((curve) => drawn(curve, x, y)).join('\n')}
${curves.map(legend).join('\n')}
</svg>
`;
}

/** @param {Curve} curve @param {(value: number) => number} x @param {(value: number) => number} y */
function drawn({ colour, dashed, points }, x, y) {
  const path = points.map((point) => `${at(x(point.x))},${at(y(point.y))}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dash(dashed)}/>`;
}

/** @param {Curve} curve @param {number} nth */
function legend({ name, colour, dashed }, nth) {
  const left = edge.left + (nth % legendColumns) * (inner.width / legendColumns);
  const top = height - 34 + Math.floor(nth / legendColumns) * 20;
  return `<line x1="${at(left)}" x2="${at(left + 26)}" y1="${top - 4}" y2="${top - 4}" stroke="${colour}" stroke-width="2"${dash(dashed)}/><text x="${at(left + 32)}" y="${top}">${escaped(name)}</text>`;
}

const dash = (/** @type {boolean | undefined} */ dashed) =>
  dashed ? ' stroke-dasharray="5 4"' : '';
const steps = (/** @type {number} */ most) =>
  Array.from({ length: ticks + 1 }, (_, nth) => (most * nth) / ticks);
const at = (/** @type {number} */ value) => value.toFixed(1);
const amount = (/** @type {number} */ value) =>
  Number(value.toPrecision(3)).toLocaleString('en-GB');
const escaped = (/** @type {string} */ text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The next number that divides well. @param {number} value */
function roundUp(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((times) => times * size >= value) ?? 10;
  return step * size;
}
