import { IsIn } from 'class-validator';
import { YES_NO_NOT_KNOWN, type MissingAnswer, type ReferralView } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type Question } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { yesNoNotKnown } from '../../../layout/words/need-words.js';
import type { AskedQuestion } from '../answer/asked-questions.js';

/** All of where a person belongs, as the form asks it. */
export const WHERE: readonly MissingAnswer[] = inLanguage(() => [
  { fact: 'places.residence', question: say`Home` },
  { fact: 'places.gpPractice', question: say`GP practice` },
  { fact: 'places.bookedUnit', question: say`Maternity unit` },
]);

const OF_OLD_HOME = ['residence', 'postcode', 'area'];

/** What may have stayed the same is filled in; the home is new. */
export const withoutOldHome = (
  answers: FormAnswers,
  asked: readonly AskedQuestion[],
): FormAnswers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([name]) =>
        !asked.some(({ part, field }) => part.name === name && OF_OLD_HOME.includes(field)),
    ),
  );

export class StillSafeForm {
  @IsIn(YES_NO_NOT_KNOWN) readonly contactStillSafe!: string;
}

export const stillSafeSentences: Sentences = inLanguage(() => ({
  contactStillSafe: { isIn: say`Select whether the person can still be reached safely` },
}));

export const stillSafe: Question = inLanguage(() => ({
  kind: 'radios',
  name: 'contactStillSafe',
  label: say`Can the person still be reached safely in the same ways as before?`,
  hint: say`Unless you know that it is safe, nothing is sent until somebody has asked the person.`,
  options: optionsFrom(yesNoNotKnown),
}));

interface Answering {
  readonly answers: FormAnswers;
  readonly problems?: readonly FormProblem[];
}

export function movedPage(
  { reference, fullName, factsVersion }: ReferralView,
  asked: readonly AskedQuestion[],
  back: string,
  { answers, problems = [] }: Answering,
): object {
  const parts = [...asked.map(({ part }) => part), stillSafe];
  return {
    title: say`The person has moved`,
    section: back.startsWith('/worklist') ? say`Worklist` : say`My referrals`,
    reference,
    fullName,
    problems: linkProblems(parts, problems),
    questions: showQuestions(parts, answers, problems),
    hidden: { idempotencyKey: newIdempotencyKey(), factsVersion: String(factsVersion) },
    back: { href: back, text: say`Back` },
  };
}
