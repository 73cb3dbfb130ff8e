import { expect, it } from '@jest/globals';
import { chosenByAPerson, recordOf } from './chosen-by-a-person.js';

const nothingFits = { rule: 'a-person-finds-a-place', taken: true, because: 'Nothing fits.' };
const tooLate = {
  rule: nothingFits.rule,
  serviceId: 'hub',
  taken: false,
  because: 'Too long ago.',
};
const byHand = chosenByAPerson('hub', 'The landing team offers the person to Hub.');
const passedOn = chosenByAPerson('other', 'Hub passes the person on to Other.');
const refused = chosenByAPerson('other', 'Other has declined: no room.', false);

it.each([
  { what: 'nothing yet', decided: [], is: [] },
  { what: 'as routed', decided: [[nothingFits, tooLate]], is: [nothingFits, tooLate] },
  {
    what: 'chosen by hand after that: the place is listed once, as taken',
    decided: [[nothingFits, tooLate], [byHand]],
    is: [byHand, nothingFits],
  },
  {
    what: 'chosen twice, the newest first',
    decided: [[nothingFits, tooLate], [byHand], [passedOn]],
    is: [passedOn, byHand, nothingFits],
  },
  {
    what: 'chosen by hand, and it has declined: not taken any more',
    decided: [[nothingFits, tooLate], [passedOn], [refused]],
    is: [refused, nothingFits, tooLate],
  },
  {
    what: 'routed again since: what was chosen before is history',
    decided: [[nothingFits, tooLate], [byHand], [nothingFits, tooLate]],
    is: [nothingFits, tooLate],
  },
])('the decision record: $what', ({ decided, is }) => {
  expect(recordOf(decided)).toEqual(is);
});
