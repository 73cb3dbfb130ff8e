/** Why an operator asks the team that owes the next step of a stuck referral to look at it. */
export const NUDGE_REASONS = [
  'limit-long-past',
  'nothing-recorded',
  'not-reached-by-telephone',
  'somebody-asked',
  'after-a-fault',
] as const;
export type NudgeReason = (typeof NUDGE_REASONS)[number];

/** Hours after which the same team may be asked about the same referral once more. */
export const NUDGE_AGAIN_HOURS = 24;

/** Of what an operator adds in their own words. */
export const NUDGE_WORDS_LENGTH = 200;
