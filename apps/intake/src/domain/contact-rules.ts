import type { SafeContact } from '@waymark/contracts';

/** In words, for whoever reaches the person. */
const IN_WORDS = ['times', 'askFor', 'sayYouAre', 'codeWord', 'instructions'] as const;

type Rule = 'partnerKnows' | 'callerNumber';

/** Where nothing has to be kept to: it takes the person's word. */
const FREE: Readonly<Record<Rule, readonly (string | undefined)[]>> = {
  partnerKnows: ['yes', 'no-partner'],
  callerNumber: ['shown', 'either'],
};
const STRICT: Readonly<Record<Rule, string>> = { partnerKnows: 'no', callerNumber: 'withheld' };
const RULES: readonly Rule[] = ['partnerKnows', 'callerNumber'];

/** Is there anything to read before the person is reached, besides which ways are safe? */
export const hasRule = (safe: SafeContact): boolean =>
  IN_WORDS.some((rule) => safe[rule] !== undefined) ||
  RULES.some((rule) => safe[rule] === STRICT[rule]);

/** Is somebody let do what the rules kept from it before, or a rule in words other than it was? */
export const loosensARule = (before: SafeContact, after: SafeContact): boolean =>
  IN_WORDS.some((rule) => before[rule] !== undefined && before[rule] !== after[rule]) ||
  RULES.some((rule) => isLoosened(rule, before, after)) ||
  (after.knowingly ?? []).some((way) => !before.knowingly?.includes(way)) ||
  isSeenByOthers(before, after);

const isLoosened = (rule: Rule, before: SafeContact, after: SafeContact): boolean =>
  before[rule] !== after[rule] &&
  (before[rule] === STRICT[rule] || FREE[rule].includes(after[rule]));

/** Whoever saw it does not any more; or somebody new does, of whom the yes to a way was not said. */
function isSeenByOthers(before: SafeContact, after: SafeContact): boolean {
  const seers = ({ seenBy = [] }: SafeContact) =>
    seenBy.filter((one) => one !== 'nobody' && one !== 'not-known');
  const [then, now] = [seers(before), seers(after)];
  const isNew = now.some((one) => !then.includes(one));
  return then.some((one) => !now.includes(one)) || (isNew && (after.knowingly ?? []).length > 0);
}

/** In another home others may see it, know of it and answer: what was free there is not known here. */
export function rulesElsewhere(safe: SafeContact): SafeContact {
  const { seenBy: _seen, knowingly: _knowingly, partnerKnows, callerNumber, ...others } = safe;
  return {
    ...others,
    ...(partnerKnows === STRICT.partnerKnows && { partnerKnows }),
    ...(callerNumber === STRICT.callerNumber && { callerNumber }),
  };
}
