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
});
