/** Ids, codes, dates, references: what events may hold. */
const MAY_BE_SHOWN: readonly RegExp[] = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^\d{4}-\d{2}(-\d{2}(T[\d:.]+Z)?)?$/,
  /^WM(-[0-9A-Z]{4}){2}$/,
  /^[a-z0-9]+([-.:/][a-z0-9]+)*$/,
  /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/,
  /^$/,
];
const LONGEST_CODE = 80;

/** Text that is more than a code is told by its length: no event should hold any, and whoever looks need not read it. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one)]));
}

function maskedText(text: string): string {
  const isShown = text.length <= LONGEST_CODE && MAY_BE_SHOWN.some((shape) => shape.test(text));
  return isShown ? text : `(text of ${text.length})`;
}

/** What an error says, without what it quotes: a quotation may hold anything. */
export const maskedDetail = (detail: string): string =>
  detail.replace(/"[^"]*"|“[^”]*”|'[^']*'/g, '(text)').replace(/=\([^)]*\)/g, '=(text)');
