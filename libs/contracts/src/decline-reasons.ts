/** A coded reason to decline, with what follows from it and the national code it maps to. */
export interface DeclineReasonMeaning {
  readonly words: string;
  /** National rejection code: 01 duplicate, 02 inappropriate, 03 incomplete; none where it is no rejection. */
  readonly national: '01' | '02' | '03' | null;
  readonly commentRequired: boolean;
}

export const DECLINE_REASONS = {
  'not-eligible': {
    words: 'Does not meet the published criteria',
    national: '02',
    commentRequired: false,
  },
  'not-clinically-appropriate': {
    words: 'Not the right kind of help for this need',
    national: '02',
    commentRequired: true,
  },
  'no-capacity': { words: 'No capacity now', national: '02', commentRequired: false },
  'declined-by-person': {
    words: 'She does not want this service, asked by a person',
    national: null,
    commentRequired: false,
  },
  'could-not-contact': { words: 'Not yet reached', national: null, commentRequired: true },
  'wrong-area': { words: 'Another area is responsible', national: '02', commentRequired: false },
  'information-missing': { words: 'Information is missing', national: '03', commentRequired: true },
  duplicate: { words: 'Already open here', national: '01', commentRequired: false },
  'other-service-better': {
    words: 'Another service is better placed',
    national: '02',
    commentRequired: true,
  },
} as const satisfies Record<string, DeclineReasonMeaning>;
export type DeclineReason = keyof typeof DECLINE_REASONS;
export const DECLINE_REASON_CODES = Object.keys(DECLINE_REASONS) as readonly DeclineReason[];

/** The only ways a referral ends. */
export const CLOSING_OUTCOMES = [
  'care-given',
  'next-place-has-her',
  'she-declined-asked-by-a-person',
  'withdrawn',
  'died',
  'could-not-be-reached-after-risk-review',
] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];
