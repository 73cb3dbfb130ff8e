import { Matches, MaxLength } from 'class-validator';
import { ONE_LINE } from './one-line.js';

/** Read as the same decorators would be, one above the other. */
const all =
  (...rules: readonly PropertyDecorator[]): (() => PropertyDecorator) =>
  () =>
  (target, key) => {
    for (const rule of rules.toReversed()) rule(target, key);
  };

/** ISO 639 code or `bsl`; `not-stated` where the person was asked and did not say, `not-known` where nobody asked. */
export const IsLanguage = all(
  Matches(/^([a-z]{2,3}|bsl|not-stated|not-known)$/, {
    message: 'language must be an ISO 639 code such as pl, or bsl, not-stated or not-known',
  }),
);
export const IsNameToUse = all(Matches(ONE_LINE), MaxLength(100));
export const ArePronouns = all(Matches(ONE_LINE), MaxLength(40));
export const IsDialect = all(Matches(ONE_LINE), MaxLength(60));
