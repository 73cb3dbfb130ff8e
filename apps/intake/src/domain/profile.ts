import type { EquityDetails, ReferralProfiledData, YesNoNotKnown } from '@waymark/contracts';

/** Who was referred, for equity figures only; travels apart from the referral. */
export function profileOf(
  referralId: string,
  equity: EquityDetails,
  ageYears: number | undefined,
  deprivationDecile: number | undefined,
): ReferralProfiledData {
  return {
    referralId,
    ageBand: ageBandOf(ageYears),
    ethnicCategory: equity.ethnicCategory,
    language: equity.language,
    interpreterNeeded: equity.interpreterNeeded,
    disability: equity.disability,
    ...(deprivationDecile !== undefined && { deprivationDecile }),
    inclusionGroups: [...new Set(equity.inclusionGroups)],
    ...(equity.genderIdentity !== undefined && { genderIdentity: equity.genderIdentity }),
    ...(equity.genderSameAsAtBirth !== undefined && {
      genderSameAsAtBirth: equity.genderSameAsAtBirth,
    }),
  };
}

/** All that routing is told of it: whether somebody has to be arranged before an appointment, and not in which language. */
export const interpreterNeeded = ({
  interpreterNeeded: answer,
}: Pick<EquityDetails, 'interpreterNeeded'>): YesNoNotKnown =>
  answer === 'not-stated' ? 'not-known' : answer;

function ageBandOf(years: number | undefined): ReferralProfiledData['ageBand'] {
  if (years === undefined) return 'not-known';
  if (years < 18) return 'under-18';
  if (years < 20) return '18-19';
  if (years < 25) return '20-24';
  if (years < 30) return '25-29';
  if (years < 35) return '30-34';
  if (years < 40) return '35-39';
  return years < 45 ? '40-44' : '45-and-over';
}
