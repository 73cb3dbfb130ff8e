import { IsIn } from 'class-validator';
import { RISK_LEVELS, SUBSTANCE_USES, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
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

export const safety: Topic = inLanguage(() => ({
  slug: 'safety',
  title: () => say`Risk and safeguarding`,
  lead: [say`Ticks only: details belong in your own record and in a call to the receiving team.`],
  form: SafetyForm,
  questions: () => [
    chosen('riskToSelf', say`Risk to themselves`, say`Risk to themselves`, riskWords),
    chosen(
      'riskToOthers',
      say`Risk to others, a baby or child included`,
      say`Risk to others`,
      riskWords,
    ),
    chosen(
      'riskFromOthers',
      say`Risk from others, such as domestic abuse`,
      say`Risk from others`,
      riskWords,
    ),
    chosen('substanceUse', say`Alcohol or drugs`, say`Alcohol or drugs`, substanceWords),
    chosen(
      'childProtectionPlan',
      say`Is there a child protection plan?`,
      say`Child protection plan`,
      yesNoNotKnown,
    ),
    chosen(
      'childInNeedPlan',
      say`Is there a child in need plan?`,
      say`Child in need plan`,
      yesNoNotKnown,
    ),
  ],
  sentences: {
    riskToSelf: { isIn: say`Select the risk to themselves` },
    riskToOthers: { isIn: say`Select the risk to others` },
    riskFromOthers: { isIn: say`Select the risk from others` },
    substanceUse: { isIn: say`Select what is known of alcohol or drugs` },
    childProtectionPlan: { isIn: say`Select whether there is a child protection plan` },
    childInNeedPlan: { isIn: say`Select whether there is a child in need plan` },
  },
}));
