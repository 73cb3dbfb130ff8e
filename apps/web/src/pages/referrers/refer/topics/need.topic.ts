import { IsArray, IsIn } from 'class-validator';
import { FUNCTIONAL_IMPACTS, MayBeAbsent, NEED_LEVELS, PATHWAYS } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom } from '../../../../layout/form/question.js';
import { impactWords, levelWords, pathwayWords } from '../../../../layout/words/need-words.js';
import type { Topic } from './topic.js';

export class NeedForm {
  @MayBeAbsent() @IsArray() @IsIn(PATHWAYS, { each: true }) readonly pathways?: readonly string[];
  @IsIn(NEED_LEVELS) readonly level!: string;
  @IsIn(FUNCTIONAL_IMPACTS) readonly impact!: string;
}

export const need: Topic = inLanguage(() => ({
  slug: 'need',
  title: () => say`What help is needed`,
  form: NeedForm,
  questions: ({ wording }) => [
    {
      kind: 'checkboxes',
      name: 'pathways',
      label: say`What does the person need help with? (optional)`,
      short: say`Help with`,
      hint: wording.afterLoss
        ? say`Select all that apply. The loss you told us of is looked at in any case.`
        : say`Select all that apply. What you told us of before is looked at in any case.`,
      options: optionsFrom(pathwayWords),
    },
    {
      kind: 'radios',
      name: 'level',
      label: say`How severe is the need, in your judgement?`,
      short: say`How severe`,
      hint: say`Many people make less of it than it is. Judge it together with the next answer, never by a score alone.`,
      options: optionsFrom(levelWords),
    },
    {
      kind: 'radios',
      name: 'impact',
      label: say`How much does it get in the way of daily life?`,
      short: say`In the way of daily life`,
      options: optionsFrom(impactWords),
    },
  ],
  sentences: {
    pathways: { isArray: say`Select from the list`, isIn: say`Select from the list` },
    level: { isIn: say`Select how severe the need is` },
    impact: { isIn: say`Select how much it gets in the way of daily life` },
  },
}));
