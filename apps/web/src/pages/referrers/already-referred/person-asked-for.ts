import type { FindDuplicates } from '@waymark/contracts';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';

/** By what somebody is looked for among open referrals; undefined where too little is known to look. */
export function personAskedFor(answers: DraftAnswers): FindDuplicates | undefined {
  const { about, person } = referralFromDraft(answers);
  const { fullName, birthDate, nhsNumber, postcode } = person;
  if (birthDate === undefined) return undefined;
  if (nhsNumber === undefined && (fullName === '' || postcode === undefined)) return undefined;
  return {
    about,
    birthDate,
    ...(nhsNumber !== undefined && { nhsNumber }),
    ...(fullName !== '' && postcode !== undefined && { fullName, postcode }),
  };
}

/** Whether what was decided beside an open referral was decided about somebody else. */
export const isSomebodyElse = (before: DraftAnswers, after: DraftAnswers): boolean =>
  JSON.stringify(personAskedFor(before)) !== JSON.stringify(personAskedFor(after));
