import type { ServiceName } from '@waymark/contracts';
import { say } from '../language/say.js';

const WORKLIST = /^\/worklist(?:\/|$)/;
const FORM = /^\/refer(?:\/|$)/;
const MINE = /^\/referrals(?:\/|$)/;
const OPERATIONS = /^\/operations(?:\/|$)/;

/** What whoever is at this page can do all the same while one service is silent; undefined where nothing is sure. */
export function whatStillWorks(silent: ServiceName, path: string): string | undefined {
  if (silent === 'notification') {
    return say`Referrals are still sent, placed and decided. Messages about them wait, and none is lost.`;
  }
  if (silent === 'operations') {
    return say`Referrals are still sent, placed and decided: the pages of operations only watch them.`;
  }
  if (OPERATIONS.test(path)) return undefined;
  if (silent === 'routing') {
    return say`Referrals can still be sent, and whoever sent one can still read it in My referrals. Each waits for its team until this answers.`;
  }
  if (silent === 'eligibility') {
    return say`You can still write and send a referral: it is compared with the criteria once this answers.`;
  }
  return silent === 'intake' ? withoutIntake(path) : undefined;
}

function withoutIntake(path: string): string | undefined {
  if (WORKLIST.test(path)) {
    return say`The worklist still opens, and so do its referrals, without what was sent. You can still decide.`;
  }
  if (FORM.test(path)) {
    return say`The other parts of this form still open, and what you answer in them is saved.`;
  }
  return MINE.test(path)
    ? say`A form that you have begun still opens, and what you answer in it is saved. It can be sent once this answers.`
    : undefined;
}
