import { IsIn } from 'class-validator';
import {
  PROTECTED_FACT_ENDS,
  PROTECTED_FACT_READINGS,
  type ProtectedFact,
  type ProtectedFactEnd,
  type ProtectedFactReading,
  type ProtectedFactShown,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { checkPage, type Checking, type CheckPage } from '../../../layout/actions/check-page.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import {
  factEndWords,
  factKindWords,
  factNeedWords,
  factReadingWords,
} from '../../../layout/words/protected-fact-words.js';
import { factsPath, writtenWords } from './protected.presenter.js';

/** One of them, as far as it may be spoken of before it is read. */
export interface FactKnown {
  readonly id: string;
  readonly reference: string;
  readonly fact: ProtectedFact;
  readonly names: ReadonlyMap<string, string>;
  readonly section: string;
  /** Where the reader has the referral. */
  readonly record: string;
}

interface Answered {
  readonly answers: FormAnswers;
  readonly problems: readonly FormProblem[];
}
const NOTHING: Answered = { answers: {}, problems: [] };

export class ReadForm {
  @IsIn(PROTECTED_FACT_READINGS) readonly because!: ProtectedFactReading;
}
export class EndForm {
  @IsIn(PROTECTED_FACT_ENDS) readonly because!: ProtectedFactEnd;
}

export const readSentences: Sentences = inLanguage(() => ({
  because: { isIn: say`Select why you need to read it` },
}));
export const endSentences: Sentences = inLanguage(() => ({
  because: { isIn: say`Select why it is ended` },
}));

export const readQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'because',
    label: say`Why do you need to read it?`,
    options: optionsFrom(factReadingWords),
  },
]);
export const endQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'because',
    label: say`Why is it ended?`,
    options: optionsFrom(factEndWords),
  },
]);

export const backToFacts = (id: string): Checking['back'] => ({
  href: factsPath(id),
  text: say`Protected facts`,
});

const scopeOf = ({ reference, fact, names, record }: FactKnown): Checking['scope'] => [
  { key: say`Referral`, value: reference, href: record },
  { key: say`What it is about`, value: factKindWords[fact.kind] },
  { key: say`Needed for`, value: factNeedWords[fact.neededFor] },
  { key: say`Written by`, value: writtenWords(fact, names) },
];

export const readPage = (known: FactKnown, { answers, problems } = NOTHING): CheckPage =>
  checkPage(
    {
      title: say`Read a protected fact`,
      section: known.section,
      scope: scopeOf(known),
      effects: [
        say`It is shown once, on the next page. Who you are, when, and why is written down first, for good.`,
        say`Look that nobody else sees your screen.`,
      ],
      questions: readQuestions,
      button: say`Write it down, and show`,
      back: backToFacts(known.id),
    },
    answers,
    problems,
  );

export const endPage = (known: FactKnown, { answers, problems } = NOTHING): CheckPage =>
  checkPage(
    {
      title: say`End a protected fact`,
      section: known.section,
      scope: scopeOf(known),
      effects: [
        say`What it says is erased at once, and nobody can bring it back. That it was there, who wrote it and who ended it stays.`,
      ],
      questions: endQuestions,
      hidden: { idempotencyKey: newIdempotencyKey() },
      button: say`End it, and erase what it says`,
      back: backToFacts(known.id),
    },
    answers,
    problems,
  );

export interface ShownFactPage {
  readonly title: string;
  readonly section: string;
  readonly details: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly end: string;
  readonly back: { readonly href: string; readonly text: string };
}

export const shownFactPage = (
  known: FactKnown,
  { factId, details }: ProtectedFactShown,
): ShownFactPage => ({
  title: say`A protected fact`,
  section: known.section,
  details,
  rows: scopeOf(known),
  end: `${factsPath(known.id)}/${factId}/end`,
  back: backToFacts(known.id),
});
