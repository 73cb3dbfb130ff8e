// Somebody who knows her says that things are worse: the words of saying it and of the review.

/** How soon somebody has to act; whoever says it has to answer. To be confirmed by a clinical safety officer. */
export const WORSE_URGENCIES = ['call-now', 'within-48-hours', 'not-urgent'] as const;
export type WorseUrgency = (typeof WORSE_URGENCIES)[number];

/** What a clinician finds in the review of the same day. */
export const REVIEW_FINDINGS = ['goes-on-as-planned', 'seen-sooner', 'more-help-needed'] as const;
export type ReviewFinding = (typeof REVIEW_FINDINGS)[number];
