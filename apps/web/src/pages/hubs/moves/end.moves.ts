import { IsIn } from 'class-validator';
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
