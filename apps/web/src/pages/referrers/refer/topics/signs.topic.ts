import { ArrayMinSize, IsArray, IsIn, ValidateIf } from 'class-validator';
import { AMBER_FLAGS, RED_FLAGS, SAFETY_SIGNS, type SafetySign } from '@waymark/contracts';
import { optionsFrom, type FormAnswers } from '../../../../layout/form/question.js';
import { signWords, urgencyWords } from '../../../../layout/words/safety-words.js';
import { listOf } from '../draft/draft.js';
import type { Topic, TopicContext } from './topic.js';

const NONE = 'none';
const NOT_ASKED = 'not-asked';

export class SignsForm {
  @IsArray()
  @ArrayMinSize(1)
  @IsIn([...SAFETY_SIGNS, NONE, NOT_ASKED], { each: true })
  readonly signs!: readonly string[];

  @ValidateIf((form: SignsForm) => signsIn(form.signs).length > 0)
  @IsIn(Object.keys(urgencyWords))
  readonly urgency?: string;
}

/** The signs that were ticked, without "none" and "not asked". */
export const signsIn = (ticked: unknown): readonly SafetySign[] =>
  Array.isArray(ticked) ? SAFETY_SIGNS.filter((sign) => ticked.includes(sign)) : [];

/** Asked early, and answered at once on the page. */
export const signs: Topic = {
  slug: 'signs',
  title: () => 'Signs that need somebody now',
  lead: [
    'If anyone is in danger, call 999. If a crisis team is needed, telephone it now: this form neither delays nor replaces the call.',
  ],
  form: SignsForm,
  questions: ({ wording }: TopicContext) => [
    {
      kind: 'checkboxes',
      name: 'signs',
      label: 'Is any of these true now?',
      short: 'Signs',
      hint: wording.afterLoss
        ? 'Select all that apply. Grief and guilt after a loss are not by themselves an emergency.'
        : 'Select all that apply.',
      options: [
        ...optionsOf(RED_FLAGS, wording.afterLoss && !wording.livingBaby),
        ...optionsOf(AMBER_FLAGS, false),
        { value: NONE, text: 'None of these, I have asked or looked' },
        { value: NOT_ASKED, text: 'I have not been able to ask' },
      ],
    },
    {
      kind: 'radios',
      name: 'urgency',
      label: 'If you selected a sign: how soon does somebody have to act?',
      short: 'How soon',
      options: optionsFrom(urgencyWords),
    },
  ],
  sentences: {
    signs: {
      isArray: 'Select the signs, or “None of these”',
      arrayMinSize: 'Select the signs, or “None of these”',
      isIn: 'Select signs from the list',
    },
    urgency: { isIn: 'Select how soon somebody has to act' },
  },
  alsoCheck: (answers: FormAnswers) => {
    const ticked = listOf(answers, 'signs');
    const alone = ticked.includes(NONE) || ticked.includes(NOT_ASKED);
    const text = 'Select either the signs, or “None of these”, or “I have not been able to ask”';
    return alone && ticked.length > 1 ? [{ field: 'signs', text }] : [];
  },
};

function optionsOf(flags: readonly SafetySign[], noLivingBaby: boolean) {
  return flags.map((value) => ({
    value,
    text:
      noLivingBaby && value === 'estrangement'
        ? 'New and lasting feelings of having failed as a parent'
        : signWords[value],
  }));
}
