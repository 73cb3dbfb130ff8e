import { IsArray, IsIn } from 'class-validator';
import { CONDITIONS, MAIN_DIFFICULTIES, MayBeAbsent, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
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

export const treatment: Topic = inLanguage(() => ({
  slug: 'treatment',
  title: () => say`Conditions and treatment`,
  form: TreatmentForm,
  questions: () => [
    {
      kind: 'checkboxes',
      name: 'conditions',
      label: say`Conditions, diagnosed or likely (optional)`,
      short: say`Conditions`,
      hint: say`Select all that apply.`,
      options: optionsFrom(conditionWords),
    },
    yesNo(
      'psychiatricNeedNow',
      say`Is a psychiatric assessment or treatment needed now?`,
      say`Psychiatric need now`,
    ),
    yesNo('priorTherapy', say`Has talking therapy been tried?`, say`Therapy tried`),
    yesNo('currentTherapy', say`Is another therapy going on?`, say`Therapy going on`),
    yesNo(
      'beyondPrimaryCare',
      say`Is it more than primary care can help with?`,
      say`More than primary care can help with`,
    ),
    {
      kind: 'radios',
      name: 'mainDifficulty',
      label: say`What is the main difficulty?`,
      short: say`Main difficulty`,
      options: optionsFrom(difficultyWords),
    },
    yesNo(
      'practicalSupport',
      say`Is practical or social support wanted, such as groups, benefits, food, housing or company?`,
      say`Practical support wanted`,
    ),
  ],
  sentences: {
    conditions: { isArray: say`Select from the list`, isIn: say`Select from the list` },
    psychiatricNeedNow: { isIn: say`Select whether a psychiatric assessment is needed now` },
    priorTherapy: { isIn: say`Select whether talking therapy has been tried` },
    currentTherapy: { isIn: say`Select whether another therapy is going on` },
    beyondPrimaryCare: { isIn: say`Select whether it is more than primary care can help with` },
    mainDifficulty: { isIn: say`Select the main difficulty` },
    practicalSupport: { isIn: say`Select whether practical or social support is wanted` },
  },
}));
