import type { Change, ChangeTogether, MissingAnswer } from '@waymark/contracts';
import { leavesOf, outcomeIf, type Finding } from './finding.js';
import type { ReferralCase } from './referral-case.js';
import { smallestSets } from './smallest-sets.js';

/** So many facts that are wrong at once are no longer an answer to "what would change this?". */
const MOST_TOGETHER = 3;

/** Of things that happened each has its date; every other fact is asked for once, however many criteria wait for it. */
const keyOf = ({ fact, question }: MissingAnswer): string =>
  fact.startsWith('occurrences.') ? `${fact} ${question}` : fact;

/**
 * The fewest answers that would settle a finding that waits for some: were every criterion that waits for one of
 * them met, nothing would wait for an answer any more.
 */
export function answersThatSettle(finding: Finding): readonly MissingAnswer[] {
  if (!hasWaysIn(finding)) return finding.missing;
  const asked = new Map<string, MissingAnswer>();
  for (const { missing } of leavesOf(finding, 'not-known')) {
    for (const answer of missing) {
      if (!asked.has(keyOf(answer))) asked.set(keyOf(answer), answer);
    }
  }
  const [fewest = []] = smallestSets([...asked.keys()], (answered) => {
    const isMet = ({ outcome, missing: [answer] }: Finding) =>
      outcome === 'not-known' && answer !== undefined && answered.has(keyOf(answer));
    return outcomeIf(finding, isMet) !== 'not-known';
  });
  return fewest.flatMap((key) => asked.get(key) ?? []);
}

/** Where nothing is a choice, every answer that is missing is needed. */
const hasWaysIn = ({ parts = [], join, outcome }: Finding): boolean =>
  outcome === 'not-known' && (join === 'any' || parts.some(hasWaysIn));

/** What would make another answer of a "not met" without a clinical fact being another; nothing where nothing would. */
export function whatWouldChange(
  finding: Finding,
  referral: ReferralCase,
): readonly ChangeTogether[] {
  if (outcomeIf(finding, couldTurn) === 'not-met') return NOTHING;
  const leaves = leavesOf(finding, 'not-met').filter(couldTurn);
  // Most often one criterion alone says no.
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) {
    return changesOf(only, referral).map((change) => ({ changes: [change] }));
  }

  const changes = new Map<string, Change>();
  const turnedBy = new Map<Finding, readonly string[]>();
  for (const leaf of leaves) {
    const own = changesOf(leaf, referral);
    for (const change of own) changes.set(wordsOf(change), change);
    turnedBy.set(leaf, own.map(wordsOf));
  }
  const sets = smallestSets([...changes.keys()], (changed) => {
    const isMet = (one: Finding) => turnedBy.get(one)?.some((words) => changed.has(words)) ?? false;
    return outcomeIf(finding, isMet) !== 'not-met';
  });
  return sets
    .filter(({ length }) => length <= MOST_TOGETHER)
    .map((set) => ({ changes: set.flatMap((words) => changes.get(words) ?? []) }));
}

const NOTHING: readonly never[] = [];
const couldTurn = ({ turnsOn }: Finding): boolean => turnsOn !== undefined;
const changesOf = ({ turnsOn }: Finding, referral: ReferralCase): readonly Change[] =>
  turnsOn?.changes(referral, turnsOn.happening) ?? NOTHING;
const wordsOf = ({ fact, words }: Change): string => `${fact} ${words}`;
