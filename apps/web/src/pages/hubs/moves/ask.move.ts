import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { inLanguage, say } from '../../../language/say.js';
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

export const ask: MoveForm = inLanguage(() => ({
  move: 'ask',
  path: 'question',
  title: say`Ask the referrer`,
  lead: [
    say`The referrer is asked exactly this and nothing else. Whoever holds the person now goes on holding them.`,
  ],
  tells: 'question',
  button: say`Send the question`,
  form: AskForm,
  questions: () => [
    {
      kind: 'checkboxes',
      name: 'asks',
      label: say`What do you need to know?`,
      hint: say`Select all that apply.`,
      options: optionsFrom(ASKABLE),
    },
  ],
  sentences: {
    asks: {
      isArray: say`Select what you need to know`,
      arrayMinSize: say`Select what you need to know`,
      arrayMaxSize: say`Select no more than 20 questions`,
      isIn: say`Select questions from the list`,
    },
  },
  body: ({ asks }) => ({
    asks: (asks as readonly string[]).map((fact) => ({ fact, question: ASKABLE[fact] ?? fact })),
  }),
}));
