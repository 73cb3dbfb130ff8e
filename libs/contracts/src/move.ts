// The person has moved while the referral is open: how far, never where to.

export const MOVED_TO = ['same-area', 'another-area', 'outside-england', 'not-told'] as const;
export type MovedTo = (typeof MOVED_TO)[number];
