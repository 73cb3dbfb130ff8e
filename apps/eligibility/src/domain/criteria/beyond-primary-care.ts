import { yesOrNo } from './yes-or-no.js';

/** Is it more than primary care can help with? */
export const beyondPrimaryCare = yesOrNo({
  code: 'beyond-primary-care',
  question: 'Is it more than primary care can help with?',
  fact: 'need.beyondPrimaryCare',
  rule: 'a need that primary care cannot manage',
  yes: 'It is more than primary care can help with',
  no: 'Primary care can help with it',
  read: ({ need }) => need.beyondPrimaryCare,
});
