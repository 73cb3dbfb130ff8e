import type { Spelling } from '@waymark/contracts';

/** Where nothing is to be left. */
export const NOTHING = Symbol('nothing');

/** The same thing, written so; undefined where it cannot be, or is written so already. */
export function respelt(value: unknown, spelling: Spelling): unknown {
  const after = SPELL[spelling](value);
  return after === value ? undefined : after;
}

const INVISIBLE = '[\\s\\0\\u200b\\ufeff]+';
const ENDS = new RegExp(`^${INVISIBLE}|${INVISIBLE}$`, 'g');
const CODE = /^[A-Za-z0-9]+([-.:][A-Za-z0-9]+)*$/;
const NUMBER = /^-?(0|[1-9]\d{0,8})(\.\d{1,4})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const ofText =
  (shape: RegExp, spell: (text: string) => unknown) =>
  (value: unknown): unknown =>
    typeof value === 'string' && shape.test(value) ? spell(value) : undefined;

const SPELL: Readonly<Record<Spelling, (value: unknown) => unknown>> = {
  trimmed: ofText(/\S/, (text) => text.replace(ENDS, '')),
  'as-number': ofText(NUMBER, Number),
  'as-text': (value) =>
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined,
  'as-truth-value': ofText(/^(true|false)$/, (text) => text === 'true'),
  'as-list': (value) =>
    value === null || value === undefined || Array.isArray(value) ? undefined : [value],
  'lower-case': ofText(CODE, (text) => text.toLowerCase()),
  'upper-case': ofText(CODE, (text) => text.toUpperCase()),
  'as-utc': ofText(INSTANT, (text) => {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  }),
  'left-out': (value) => (value === null ? NOTHING : undefined),
};
