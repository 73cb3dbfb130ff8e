import { ArrayMinSize, IsArray, IsIn, MaxLength, ValidateIf } from 'class-validator';
import {
  AMBER_FLAGS,
  DISTINGUISHED_SIGNS,
  MayBeAbsent,
  RED_FLAGS,
  SAFETY_SIGNS,
  type SafetySign,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { FormAnswers, Option } from '../../../../layout/form/question.js';
import {
  estrangementAfterLoss,
  signHints,
  signWords,
} from '../../../../layout/words/safety-words.js';
import { listOf } from '../draft/draft.js';
import type { Topic, TopicContext } from './topic.js';
import {
  ANSWERS_TO_URGENCY,
  LONGEST_COMMENT,
  REASONS_NOT_URGENT,
  urgencyProblems,
  urgencyQuestions,
  urgencySentences,
} from './urgency-questions.js';

const NONE = 'none';
const NOT_ASKED = 'not-asked';

export class SignsForm {
  @IsArray()
  @ArrayMinSize(1)
  @IsIn([...SAFETY_SIGNS, NONE, NOT_ASKED], { each: true })
  readonly signs!: readonly string[];

  @ValidateIf((form: SignsForm) => asksHowSoon(signsIn(form.signs)))
  @IsIn(ANSWERS_TO_URGENCY)
  readonly urgency?: string;

  @MayBeAbsent() @IsIn(REASONS_NOT_URGENT) readonly notUrgentBecause?: string;
  @MayBeAbsent() @MaxLength(LONGEST_COMMENT) readonly urgencyComment?: string;
}

/** The signs that were ticked, without "none" and "not asked". */
export const signsIn = (ticked: unknown): readonly SafetySign[] =>
  Array.isArray(ticked) ? SAFETY_SIGNS.filter((sign) => ticked.includes(sign)) : [];

const DISTINGUISHED: readonly SafetySign[] = DISTINGUISHED_SIGNS;
const RED: readonly SafetySign[] = RED_FLAGS;

const asksHowSoon = (signs: readonly SafetySign[]): boolean =>
  signs.some((sign) => !DISTINGUISHED.includes(sign));

/** Asked early, and answered at once on the page. */
export const signs: Topic = inLanguage(() => ({
  slug: 'signs',
  title: () => say`Signs that need somebody now`,
  lead: [
    say`If anyone is in danger, call 999. If a crisis team is needed, telephone it now: this form neither delays nor replaces the call.`,
  ],
  form: SignsForm,
  questions: ({ wording }: TopicContext) => [
    {
      kind: 'checkboxes',
      name: 'signs',
      label: say`Is any of these true now?`,
      short: say`Signs`,
      hint: wording.afterLoss
        ? say`Select all that apply. Grief and guilt after a loss are not by themselves an emergency.`
        : say`Select all that apply.`,
      options: [
        ...optionsOf(RED_FLAGS, wording.afterLoss && !wording.livingBaby),
        ...optionsOf(DISTINGUISHED_SIGNS, false),
        ...optionsOf(AMBER_FLAGS, false),
        { value: NONE, text: say`None of these, I have asked or looked` },
        { value: NOT_ASKED, text: say`I have not been able to ask` },
      ],
    },
    ...urgencyQuestions(say`If you selected a sign: how soon does somebody have to act?`),
  ],
  sentences: {
    signs: {
      isArray: say`Select the signs, or “None of these”`,
      arrayMinSize: say`Select the signs, or “None of these”`,
      isIn: say`Select signs from the list`,
    },
    ...urgencySentences,
  },
  alsoCheck: (answers: FormAnswers) => {
    const ticked = listOf(answers, 'signs');
    const alone = ticked.includes(NONE) || ticked.includes(NOT_ASKED);
    const text = say`Select either the signs, or “None of these”, or “I have not been able to ask”`;
    if (alone && ticked.length > 1) return [{ field: 'signs', text }];
    const seen = signsIn(ticked);
    if (seen.length === 0) return [];
    return urgencyProblems(answers, { reasonNeeded: seen.some((sign) => RED.includes(sign)) });
  },
}));

function optionsOf(flags: readonly SafetySign[], noLivingBaby: boolean): readonly Option[] {
  return flags.map((value) => {
    const hint = signHints[value];
    const grief = noLivingBaby && value === 'estrangement';
    return {
      value,
      text: grief ? estrangementAfterLoss() : signWords[value],
      ...(hint !== undefined && { hint }),
    };
  });
}
