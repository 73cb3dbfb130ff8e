import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { optionsFrom } from '../../../layout/form/question.js';
import { ASKABLE } from './askable-facts.js';
import type { MoveForm } from './move-form.js';

export class AskForm {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsIn(Object.keys(ASKABLE), { each: true })
  readonly asks!: readonly string[];
}

export const ask: MoveForm = {
  move: 'ask',
  path: 'question',
  title: 'Ask the referrer',
  lead: [
    'The referrer is asked exactly this and nothing else. Whoever holds the person now goes on holding them.',
  ],
  tells: 'question',
  button: 'Send the question',
  form: AskForm,
  questions: () => [
    {
      kind: 'checkboxes',
      name: 'asks',
      label: 'What do you need to know?',
      hint: 'Select all that apply.',
      options: optionsFrom(ASKABLE),
    },
  ],
  sentences: {
    asks: {
      isArray: 'Select what you need to know',
      arrayMinSize: 'Select what you need to know',
      arrayMaxSize: 'Select no more than 20 questions',
      isIn: 'Select questions from the list',
    },
  },
  body: ({ asks }) => ({
    asks: (asks as readonly string[]).map((fact) => ({ fact, question: ASKABLE[fact] ?? fact })),
  }),
};
