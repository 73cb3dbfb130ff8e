/**
 * How something may be written differently without being something else. Whoever mends a record chooses one of these
 * and never types a value, so what was said of a person cannot be changed by mending how it was written.
 */
export const SPELLINGS = [
  /** Without spaces and invisible characters at its ends. */
  'trimmed',
  /** Text of a number: the number. */
  'as-number',
  /** A number or a truth value: its text. */
  'as-text',
  /** Text of `true` or `false`: the truth value. */
  'as-truth-value',
  /** One thing where a list is meant: a list of that one. */
  'as-list',
  /** A code in small letters. */
  'lower-case',
  /** A code in capitals. */
  'upper-case',
  /** The same instant, told in UTC. */
  'as-utc',
  /** `null`, which says nothing, is left out. */
  'left-out',
] as const;
export type Spelling = (typeof SPELLINGS)[number];
