import { check, later } from '../verdict.js';
import { yesOrNo } from './yes-or-no.js';

/** Is the referrer involved in the care now? */
export const referrerInvolved = yesOrNo({
  code: 'referrer-involved',
  question: 'Is the referrer involved in the care now?',
  fact: 'referrer.currentlyInvolved',
  rule: 'a referrer who is involved in the care now',
  yes: 'The referrer is involved in the care',
  no: 'The referrer is not involved in the care',
  read: ({ referrer }) => referrer.currentlyInvolved,
  changes: [
    check(
      'referrer.currentlyInvolved',
      'Recorded: the referrer is not involved in the care. Is that right?',
    ),
    later(
      'referrer.currentlyInvolved',
      'A referral by somebody who is involved in the care would change this.',
    ),
  ],
});
