import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  FREE_TEXT,
  LONGEST_PROTECTED_FACT,
  MOST_PROTECTED_FACTS,
  PROTECTED_FACT_KINDS,
  PROTECTED_FACT_NEEDS,
  type ProtectedFact,
  type ProtectedFactKind,
  type ProtectedFactNeed,
  type ProtectedFacts,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import {
  linkProblems,
  showQuestions,
  type QuestionView,
} from '../../../layout/form/show-questions.js';
import { momentWords } from '../../../layout/london-time.js';
import {
  factEndWords,
  factKindWords,
  factNeedWords,
} from '../../../layout/words/protected-fact-words.js';

export class FactForm {
  @IsIn(PROTECTED_FACT_KINDS) readonly kind!: ProtectedFactKind;
  @Matches(FREE_TEXT) @MaxLength(LONGEST_PROTECTED_FACT) readonly details!: string;
  @IsIn(PROTECTED_FACT_NEEDS) readonly neededFor!: ProtectedFactNeed;
}

export const factSentences: Sentences = inLanguage(() => ({
  kind: { isIn: say`Select what it is about` },
  details: {
    matches: say`Write what the clinician needs to know`,
    maxLength: say`What the clinician needs to know must be 1,000 characters or fewer`,
  },
  neededFor: { isIn: say`Select what it is needed for` },
}));

export const factQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'kind',
    label: say`What is it about?`,
    options: optionsFrom(factKindWords),
  },
  {
    kind: 'textarea',
    name: 'details',
    label: say`What does the clinician need to know?`,
    hint: say`Up to 1,000 characters. If somebody hides at an address, do not write it: telephone.`,
    autocomplete: 'off',
  },
  {
    kind: 'radios',
    name: 'neededFor',
    label: say`What is it needed for?`,
    options: optionsFrom(factNeedWords),
  },
]);

interface FactLine {
  readonly kind: string;
  readonly about: string;
  /** How it was ended; absent while it stands. */
  readonly ended?: string;
  /** Where it is read and where it is ended; absent once it has ended. */
  readonly read?: string;
  readonly end?: string;
}

export interface ProtectedPage {
  readonly title: string;
  readonly section: string;
  readonly reference: string;
  readonly facts: readonly FactLine[];
  readonly mayAdd: boolean;
  readonly most: string;
  readonly questions: readonly QuestionView[];
  readonly problems: ReturnType<typeof linkProblems>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly back: { readonly href: string; readonly text: string };
}

export interface FactsKnown {
  readonly id: string;
  readonly found: ProtectedFacts;
  /** Of whoever has written one, by `issuer|subject`. */
  readonly names: ReadonlyMap<string, string>;
  readonly section: string;
  /** Where the reader has the referral. */
  readonly record: string;
}

export const factsPath = (id: string): string => `/restricted/${id}/protected-facts`;

export const backTo = (record: string): ProtectedPage['back'] => ({
  href: record,
  text: say`Back to the referral`,
});

export const protectedPage = (
  { id, found, names, section, record }: FactsKnown,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): ProtectedPage => ({
  title: say`Protected facts`,
  section,
  reference: found.reference,
  facts: found.facts.map((fact) => factLine(id, fact, names)),
  mayAdd: found.mayAdd,
  most: String(MOST_PROTECTED_FACTS),
  questions: showQuestions(factQuestions, answers, problems),
  problems: linkProblems(factQuestions, problems),
  hidden: { idempotencyKey: newIdempotencyKey() },
  back: backTo(record),
});

/** Who wrote it for which team, and when. */
export const writtenWords = (
  { writtenBy, team, writtenAt }: ProtectedFact,
  names: ReadonlyMap<string, string>,
): string =>
  say`${names.get(writtenBy) ?? say`Somebody whose account is not known here`} (${team}), ${momentWords(writtenAt)}`;

function factLine(id: string, fact: ProtectedFact, names: ReadonlyMap<string, string>): FactLine {
  const { factId, kind, neededFor, endedAt, endedBecause } = fact;
  const at = `${factsPath(id)}/${factId}`;
  const about = say`${factNeedWords[neededFor]}. Written by ${writtenWords(fact, names)}.`;
  if (endedAt === undefined || endedBecause === undefined)
    return { kind: factKindWords[kind], about, read: at, end: `${at}/end` };
  const ended = say`Ended on ${momentWords(endedAt)}, and what it said is erased. Why: ${factEndWords[endedBecause]}.`;
  return { kind: factKindWords[kind], about, ended };
}
