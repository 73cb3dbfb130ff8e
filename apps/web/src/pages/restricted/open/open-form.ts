import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  GLASS_MINUTES,
  GLASS_REASONS,
  type GlassReason,
  type RestrictionView,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { glassReasonWords } from '../../../layout/words/restriction-words.js';

export class OpenForm {
  @IsIn(GLASS_REASONS) readonly because!: GlassReason;
  @MaxLength(500) @Matches(/^\s*\S[\s\S]{8,}\S\s*$/) readonly words!: string;
}

export const openSentences: Sentences = inLanguage(() => ({
  because: { isIn: say`Select why you need to open it` },
  words: {
    matches: say`Say in your own words why you need to open it, with at least 10 characters`,
    maxLength: say`Your own words must be 500 characters or fewer`,
  },
}));

export const openQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'because',
    label: say`Why do you need to open it?`,
    options: optionsFrom(glassReasonWords),
  },
  {
    kind: 'textarea',
    name: 'words',
    label: say`In your own words`,
    hint: say`What you need it for. At least 10 and up to 500 characters. Those who are named on the record and the reviewer read it.`,
  },
]);

export const openPage = (
  { reference }: Pick<RestrictionView, 'reference'>,
  list: { readonly href: string; readonly text: string },
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage =>
  checkPage(
    {
      title: say`Open a restricted record`,
      section: list.text,
      scope: [{ key: say`Referral`, value: reference }],
      effects: [
        say`It opens for you alone, for ${String(GLASS_MINUTES)} minutes.`,
        say`Your name, the time and your reason are written down first, for good. Those who are named on the record see it, and an administrator of your organisation looks at it within 3 working days.`,
        say`Needing it to look after somebody is a good reason. Being curious, or knowing the person, is not.`,
      ],
      questions: openQuestions,
      hidden: { idempotencyKey: newIdempotencyKey() },
      button: say`Write it down, and open`,
      back: { href: list.href, text: say`Leave it closed` },
    },
    answers,
    problems,
  );
