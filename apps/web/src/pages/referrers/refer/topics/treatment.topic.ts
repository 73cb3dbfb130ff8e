import { IsArray, IsIn } from 'class-validator';
import { CONDITIONS, MAIN_DIFFICULTIES, MayBeAbsent, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import {
  conditionWords,
  difficultyWords,
  yesNoNotKnown,
} from '../../../../layout/words/need-words.js';
import type { Topic } from './topic.js';

export class TreatmentForm {
  @MayBeAbsent()
  @IsArray()
  @IsIn(CONDITIONS, { each: true })
  readonly conditions?: readonly string[];
  @IsIn(YES_NO_NOT_KNOWN) readonly psychiatricNeedNow!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly priorTherapy!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly currentTherapy!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly beyondPrimaryCare!: string;
  @IsIn(MAIN_DIFFICULTIES) readonly mainDifficulty!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly practicalSupport!: string;
}

const yesNo = (name: string, label: string, short: string): FormPart => ({
  kind: 'radios',
  name,
  label,
  short,
  inline: true,
  options: optionsFrom(yesNoNotKnown),
});

export const treatment: Topic = {
  slug: 'treatment',
  title: () => 'Conditions and treatment',
  form: TreatmentForm,
  questions: () => [
    {
      kind: 'checkboxes',
      name: 'conditions',
      label: 'Conditions, diagnosed or likely (optional)',
      short: 'Conditions',
      hint: 'Select all that apply.',
      options: optionsFrom(conditionWords),
    },
    yesNo(
      'psychiatricNeedNow',
      'Is a psychiatric assessment or treatment needed now?',
      'Psychiatric need now',
    ),
    yesNo('priorTherapy', 'Has talking therapy been tried?', 'Therapy tried'),
    yesNo('currentTherapy', 'Is another therapy going on?', 'Therapy going on'),
    yesNo(
      'beyondPrimaryCare',
      'Is it more than primary care can help with?',
      'More than primary care can help with',
    ),
    {
      kind: 'radios',
      name: 'mainDifficulty',
      label: 'What is the main difficulty?',
      short: 'Main difficulty',
      options: optionsFrom(difficultyWords),
    },
    yesNo(
      'practicalSupport',
      'Is practical or social support wanted, such as groups, benefits, food, housing or company?',
      'Practical support wanted',
    ),
  ],
  sentences: {
    conditions: { isArray: 'Select from the list', isIn: 'Select from the list' },
    psychiatricNeedNow: { isIn: 'Select whether a psychiatric assessment is needed now' },
    priorTherapy: { isIn: 'Select whether talking therapy has been tried' },
    currentTherapy: { isIn: 'Select whether another therapy is going on' },
    beyondPrimaryCare: { isIn: 'Select whether it is more than primary care can help with' },
    mainDifficulty: { isIn: 'Select the main difficulty' },
    practicalSupport: { isIn: 'Select whether practical or social support is wanted' },
  },
};
