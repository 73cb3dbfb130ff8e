import type { Day, Pathway, ReferralFacts } from '@waymark/contracts';

/** What can be wrong with criteria. */
export const LINT_KINDS = [
  /** No example woman meets it: a pathway, a rule, or a way in among several. */
  'nobody-can-meet',
  /** Somebody in between is refused although people on both sides are taken. */
  'gap',
  /** Two pathways of the service claim the same woman, and nothing says which leads. */
  'overlap',
  /** A rule that never decides. */
  'unreachable',
  /** Settings that cannot both hold. */
  'contradiction',
  /** A value, code or name that the rule does not know. */
  'out-of-range',
  'missing-citation',
  /** An exception is written down that nothing needs. */
  'needless-exception',
] as const;
export type LintKind = (typeof LINT_KINDS)[number];

/** An example woman who shows it. */
export interface Example {
  /** Such as "aged 17; home in Eastham; …". */
  readonly words: string;
  readonly facts: ReferralFacts;
  /** The day she is judged on. */
  readonly on: Day;
}

/** One thing that is wrong with a file of criteria. */
export interface LintFinding {
  readonly kind: LintKind;
  /** Where in the file: the dotted path, such as `pathways.0.criteria.1`. */
  readonly path: string;
  readonly pathway?: Pathway;
  /** One plain sentence. */
  readonly words: string;
  readonly example?: Example;
}
