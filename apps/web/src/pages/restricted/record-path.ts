import type { Caller } from '@waymark/platform';

/** Where somebody reads a record: who sent it among their referrals, teams from their worklist. */
export const recordPath = ({ roles }: Caller, id: string): string =>
  roles.includes('referrer') ? `/referrals/${id}` : `/worklist/${id}`;

/** Where they go when they leave it closed. */
export const listPathOf = ({ roles }: Caller): string =>
  roles.includes('referrer') ? '/referrals' : '/worklist';
