/** Ids, codes, dates, references: what events may hold. */
const MAY_BE_SHOWN: readonly RegExp[] = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^\d{4}-\d{2}(-\d{2}(T[\d:.]+Z)?)?$/,
  /^WM(-[0-9A-Z]{4}){2}$/,
  /^(?!.*\d{7})[a-z0-9]+([-.:/][a-z0-9]+)*$/,
  /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/,
  /^$/,
];
const LONGEST_CODE = 80;
/** A longer one may be an NHS number or a telephone number, whatever field it stands in. */
const LARGEST_SHOWN = 999_999;

/** Text that is more than a code, and numbers that may be somebody's, are told by their length: no event should hold any. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value);
  if (typeof value === 'number') return maskedNumber(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one)]));
}

function maskedText(text: string): string {
  const isShown = text.length <= LONGEST_CODE && MAY_BE_SHOWN.some((shape) => shape.test(text));
  return isShown ? text : `(text of ${text.length})`;
}

const maskedNumber = (number: number): number | string =>
  Math.abs(number) <= LARGEST_SHOWN ? number : `(number of ${String(Math.abs(number)).length})`;

/** What an error says, without what it quotes: a quotation may hold anything. */
export const maskedDetail = (detail: string): string =>
  detail.replace(/"[^"]*"|“[^”]*”|'[^']*'/g, '(text)').replace(/=\([^)]*\)/g, '=(text)');
