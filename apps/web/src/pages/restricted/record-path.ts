import type { Caller } from '@waymark/platform';
import { say } from '../../language/say.js';

/** Where somebody reads a record: who sent it among their referrals, teams from their worklist. */
export const recordPath = ({ roles }: Caller, id: string): string =>
  roles.includes('referrer') ? `/referrals/${id}` : `/worklist/${id}`;

/** The list that the record is on, which is the section that it is in. */
export const listOf = ({ roles }: Caller): { readonly href: string; readonly text: string } =>
  roles.includes('referrer')
    ? { href: '/referrals', text: say`My referrals` }
    : { href: '/worklist', text: say`Worklist` };
