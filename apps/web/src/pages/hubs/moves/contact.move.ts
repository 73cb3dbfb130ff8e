import { IsIn } from 'class-validator';
import { CONTACT_WAYS } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { optionsFrom } from '../../../layout/form/question.js';
import { contactWords } from '../../../layout/words/appointment-words.js';
import {
  safeContactQuestion,
  SafeContactRead,
  safeContactRules,
  safeContactSaid,
} from '../../../layout/words/safe-contact.js';
import { textOf, type MoveForm } from './move-form.js';

export class ContactForm extends SafeContactRead {
  @IsIn(CONTACT_WAYS) readonly way!: string;
  @IsIn(['yes', 'no']) readonly reached!: string;
}

export const recordContact: MoveForm = inLanguage(() => ({
  move: 'record-contact',
  path: 'contact',
  title: say`Record that you tried to reach the person`,
  lead: [say`Only in a way that is safe. Not reached means not yet: another way is tried.`],
  button: say`Record`,
  form: ContactForm,
  reaches: true,
  questions: ({ contact }) => [
    safeContactQuestion(contact),
    {
      kind: 'radios',
      name: 'way',
      label: say`How did you try?`,
      options: optionsFrom(contactWords),
    },
    {
      kind: 'radios',
      name: 'reached',
      label: say`Did you reach the person?`,
      options: optionsFrom({ yes: say`Yes`, no: say`Not yet` }),
    },
  ],
  sentences: {
    ...safeContactRules,
    way: { isIn: say`Select how you tried` },
    reached: { isIn: say`Select whether you reached the person` },
  },
  body: (answers) => ({
    way: textOf(answers, 'way'),
    reached: textOf(answers, 'reached') === 'yes',
    ...safeContactSaid(answers),
  }),
}));
