import { londonDay, type ReferralView } from '@waymark/contracts';
import { dayWords } from '../../../layout/london-time.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import type { TopicSlug } from '../refer/draft/draft.js';

/**
 * What an earlier referral said of who the person is, for a new one. What happened, how the person is now, safety, ways to reach
 * them and what they agree to are asked anew. The new wait is counted from the new day; the earlier one is told in the note.
 */
export function topicsAgain({
  sent,
  reference,
  receivedAt,
}: Pick<ReferralView, 'sent' | 'reference' | 'receivedAt'>): Readonly<
  Partial<Record<TopicSlug, FormAnswers>>
> {
  const { person, equity, firstReferredOn } = sent;
  const since = firstReferredOn ?? londonDay(new Date(receivedAt));
  return {
    'whose-care': { about: sent.parenthood ?? sent.about },
    person: {
      fullName: person.fullName,
      nameToUse: person.nameToUse,
      pronouns: person.pronouns,
      birthDate: person.birthDate,
      nhsNumber: person.nhsNumber,
      noNhsNumberBecause: person.noNhsNumberBecause,
    },
    communication: {
      language: equity.language,
      interpreterNeeded: equity.interpreterNeeded,
      dialect: person.dialect,
      interpreterWish: equity.interpreterWish,
      reading: equity.reading,
      disability: equity.disability,
    },
    equality: {
      ethnicCategory: equity.ethnicCategory,
      inclusionGroups: equity.inclusionGroups,
      genderIdentity: equity.genderIdentity,
      genderSameAsAtBirth: equity.genderSameAsAtBirth,
    },
    'anything-else': {
      note: `Referred before: ${reference}, first referred on ${dayWords(since)}.`,
    },
  };
}
