import { IsIn } from 'class-validator';
import { ASKED_ANSWERS } from '@waymark/contracts';
import { optionsFrom } from '../../../../layout/form/question.js';
import { languageWords } from '../../../../layout/words/language-words.js';
import { askedWords } from '../../../../layout/words/people-words.js';
import type { Topic } from './topic.js';

export class CommunicationForm {
  @IsIn(Object.keys(languageWords)) readonly language!: string;
  @IsIn(ASKED_ANSWERS) readonly interpreterNeeded!: string;
  @IsIn(ASKED_ANSWERS) readonly disability!: string;
}

export const communication: Topic = {
  slug: 'communication',
  title: () => 'Communication and access',
  form: CommunicationForm,
  questions: () => [
    {
      kind: 'select',
      name: 'language',
      label: 'Language the person likes to speak',
      short: 'Language',
      hint: 'If it is not in the list, choose “Not asked” and tell the receiving team.',
      options: optionsFrom(languageWords),
    },
    {
      kind: 'radios',
      name: 'interpreterNeeded',
      label: 'Is an interpreter needed?',
      short: 'Interpreter needed',
      hint: 'Never a member of the family.',
      options: optionsFrom(askedWords),
    },
    {
      kind: 'radios',
      name: 'disability',
      label: 'Is there a disability, or something that must be made easier?',
      short: 'Disability or access need',
      options: optionsFrom(askedWords),
    },
  ],
  sentences: {
    language: { isIn: 'Choose the language' },
    interpreterNeeded: { isIn: 'Select whether an interpreter is needed' },
    disability: { isIn: 'Select whether there is a disability or access need' },
  },
};
