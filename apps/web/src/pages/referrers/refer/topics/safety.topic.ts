import { IsIn } from 'class-validator';
import { RISK_LEVELS, SUBSTANCE_USES, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { riskWords, substanceWords } from '../../../../layout/words/safety-words.js';
import type { Topic } from './topic.js';

export class SafetyForm {
  @IsIn(RISK_LEVELS) readonly riskToSelf!: string;
  @IsIn(RISK_LEVELS) readonly riskToOthers!: string;
  @IsIn(RISK_LEVELS) readonly riskFromOthers!: string;
  @IsIn(SUBSTANCE_USES) readonly substanceUse!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly childProtectionPlan!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly childInNeedPlan!: string;
}

const chosen = (
  name: string,
  label: string,
  short: string,
  words: Readonly<Record<string, string>>,
): FormPart => ({ kind: 'radios', name, label, short, options: optionsFrom(words) });

export const safety: Topic = {
  slug: 'safety',
  title: () => 'Risk and safeguarding',
  lead: ['Codes only: details belong in your own record and in a call to the receiving team.'],
  form: SafetyForm,
  questions: () => [
    chosen('riskToSelf', 'Risk to themselves', 'Risk to themselves', riskWords),
    chosen('riskToOthers', 'Risk to others, a baby or child included', 'Risk to others', riskWords),
    chosen(
      'riskFromOthers',
      'Risk from others, such as domestic abuse',
      'Risk from others',
      riskWords,
    ),
    chosen('substanceUse', 'Alcohol or drugs', 'Alcohol or drugs', substanceWords),
    chosen(
      'childProtectionPlan',
      'Is there a child protection plan?',
      'Child protection plan',
      yesNoNotKnown,
    ),
    chosen(
      'childInNeedPlan',
      'Is there a child in need plan?',
      'Child in need plan',
      yesNoNotKnown,
    ),
  ],
  sentences: {
    riskToSelf: { isIn: 'Select the risk to themselves' },
    riskToOthers: { isIn: 'Select the risk to others' },
    riskFromOthers: { isIn: 'Select the risk from others' },
    substanceUse: { isIn: 'Select what is known of alcohol or drugs' },
    childProtectionPlan: { isIn: 'Select whether there is a child protection plan' },
    childInNeedPlan: { isIn: 'Select whether there is a child in need plan' },
  },
};
