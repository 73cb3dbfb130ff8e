import { IsIn } from 'class-validator';
import { CLOSING_OUTCOMES, type ClosingOutcome } from '@waymark/contracts';
import { optionsFrom } from '../../../layout/form/question.js';
import { textOf, type MoveForm } from './move-form.js';

export class ReconfirmForm {
  @IsIn(['yes', 'no']) readonly stillWanted!: string;
}

/** Before a held referral goes ahead somebody checks that nothing has changed. */
export const reconfirm: MoveForm = {
  move: 'reconfirm',
  path: 'reconfirmation',
  title: 'Check that nothing has changed',
  lead: [
    'The date this referral was held for is near or has come. Ask the referrer or the person.',
  ],
  button: 'Record',
  form: ReconfirmForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'stillWanted',
      label: 'Is the referral still wanted?',
      options: optionsFrom({ yes: 'Yes, go ahead', no: 'No, something has changed' }),
    },
  ],
  sentences: { stillWanted: { isIn: 'Select whether the referral is still wanted' } },
  body: (answers) => ({ stillWanted: textOf(answers, 'stillWanted') === 'yes' }),
};

const OUTCOMES: Readonly<Record<ClosingOutcome, string>> = {
  'care-given': 'Care was given',
  'next-place-has-her': 'The next place has taken over',
  'she-declined-asked-by-a-person': 'The person does not want it, and somebody has asked them',
  withdrawn: 'It was withdrawn',
  died: 'The person has died',
  'could-not-be-reached-after-risk-review':
    'The person could not be reached, and the risk was reviewed',
};

export class CloseForm {
  @IsIn(CLOSING_OUTCOMES) readonly outcome!: string;
}

export const close: MoveForm = {
  move: 'close',
  path: 'closure',
  title: 'Close this referral',
  lead: ['From then on nobody holds the person because of this referral.'],
  button: 'Close referral',
  form: CloseForm,
  questions: () => [
    { kind: 'radios', name: 'outcome', label: 'How did it end?', options: optionsFrom(OUTCOMES) },
  ],
  sentences: { outcome: { isIn: 'Select how it ended' } },
  body: ({ outcome }) => ({ outcome }),
};
