/** What a text kept with a referral is: what was written to the receiving team, or why something was done. */
export type NoteKind =
  | 'note'
  | 'refer-anyway'
  | 'despite-criteria'
  | 'withdrawal'
  | 'urgency'
  | 'call'
  | 'unlinking'
  | 'agreement'
  | 'contact'
  | 'amendment';
