/** Why what is known of how the person may be reached, or is spoken with, is other than before. */
export const CONTACT_CHANGE_REASONS = [
  'asked-the-person',
  'not-safe-any-more',
  'new-number-or-address',
  'written-down-wrongly',
] as const;
export type ContactChangeReason = (typeof CONTACT_CHANGE_REASONS)[number];
