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
  'missed-appointments-after-risk-review',
  'signposted-after-risk-review',
] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

/** Outcomes that nobody can see: only after a clinician has looked at the risk, and the GP is told. */
export const OUTCOMES_AFTER_REVIEW = [
  'could-not-be-reached-after-risk-review',
  'missed-appointments-after-risk-review',
  'signposted-after-risk-review',
] as const satisfies readonly ClosingOutcome[];

/** What the review of the risk found; with a risk that nobody looks after, a referral does not end. */
export const RISK_FINDINGS = ['no-risk-now', 'another-team-looks-after-it'] as const;
export type RiskFinding = (typeof RISK_FINDINGS)[number];

/** Why what was closed goes on. */
export const REOPEN_REASONS = [
  'closed-by-mistake',
  'person-came-back',
  'help-ended-too-early',
  'next-place-did-not-take',
  'death-recorded-by-mistake',
] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

/**
 * Whether the GP was told of the end, or why not. Waymark writes to no GP: `told` is by the team that closes, and
 * `referrer-asked` asks the team that sent to do it.
 */
export const GP_ANSWERS = ['told', 'referrer-asked', 'no-gp', 'not-agreed'] as const;
export type GpAnswer = (typeof GP_ANSWERS)[number];
