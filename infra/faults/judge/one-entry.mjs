import { commandsAreTheSenders } from './commands.mjs';
import { some } from './some.mjs';

/** @param {import('./invariants.mjs').Evidence} evidence */
export function oneEntryEach(evidence) {
  const { entries, books } = evidence;
  const keys = new Map(entries.map((entry) => [entry.key, entry]));
  const answers = Map.groupBy(books.intake.answers, ({ id }) => id);
  const ids = books.intake.referrals.map(({ id }) => id);
  const wrongAnswer = books.intake.answers.filter(({ key, id }) => {
    const known = keys.get(key)?.referralId;
    return known !== undefined && known !== id;
  });
  return [
    ...some(
      ids.filter((id) => answers.get(id)?.length !== 1),
      'referrals have not exactly one key',
    ),
    ...some(
      books.intake.answers.filter(({ key }) => !keys.has(key)).map(({ key }) => key),
      'keys were never sent',
    ),
    ...some(
      wrongAnswer.map(({ key }) => key),
      'keys were answered with another referral than is kept',
    ),
    ...some(
      entries.filter(({ otherIds }) => otherIds.length > 0).map(({ key }) => key),
      'keys were answered with several referrals',
    ),
    ...commandsAreTheSenders(evidence),
  ];
}
