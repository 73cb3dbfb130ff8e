import { MaxLength, Matches } from 'class-validator';
import type { NamedReader, Opening, RestrictionView } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { Chosen } from '../../../layout/form/fill-again.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import {
  linkProblems,
  showQuestions,
  type QuestionView,
} from '../../../layout/form/show-questions.js';
import { momentWords } from '../../../layout/london-time.js';
import { glassReasonWords, verdictWords } from '../../../layout/words/restriction-words.js';
import type { Colleague } from '../../../store/colleagues.store.js';

export class AccessForm {
  @MaxLength(500) @Matches(/^\s*\S[\s\S]{8,}\S\s*$/) readonly reason!: string;
}

export const accessSentences: Sentences = inLanguage(() => ({
  reason: {
    matches: say`Say why, in a few words, with at least 10 characters`,
    maxLength: say`The reason must be 500 characters or fewer`,
  },
}));

export const accessQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'textarea',
    name: 'reason',
    label: say`Why?`,
    hint: say`Kept with your name. At least 10 and up to 500 characters.`,
  },
]);

interface NamedLine {
  readonly words: string;
  /** Posted where the reader may say that somebody is no longer named. */
  readonly subject?: string;
}

export interface AccessPage {
  readonly title: string;
  readonly section: string;
  readonly reference: string;
  readonly restricted: boolean;
  readonly openUntil?: string;
  readonly named: readonly NamedLine[];
  readonly colleagues: readonly { readonly value: string; readonly text: string }[];
  readonly mayName: boolean;
  readonly mayRestrict: boolean;
  /** Of the same person: restricted as well where this one is, and those that are not. */
  readonly linked: readonly string[];
  readonly leftOpen: readonly { readonly text: string; readonly href: string }[];
  readonly opened: readonly { readonly when: string; readonly words: string }[];
  readonly questions: readonly QuestionView[];
  readonly problems: ReturnType<typeof linkProblems>;
  /** What is said where somebody was to be named and nobody was chosen. */
  readonly nobodyChosen?: string;
  readonly readers: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly chosen: Chosen;
  readonly back: { readonly href: string; readonly text: string };
}

export interface AccessKnown {
  readonly found: RestrictionView;
  readonly organisation: string;
  readonly colleagues: readonly Colleague[];
  /** Of whoever is named or has opened it, by `issuer|subject`. */
  readonly names: ReadonlyMap<string, string>;
  readonly section: string;
  readonly back: string;
}

export function accessPage(
  { found, organisation, colleagues, names, section, back }: AccessKnown,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): AccessPage {
  const { referralId, reference, restricted, readers, mayName, openUntil } = found;
  const isNamed = (subject: string): boolean =>
    readers.some((one) => one.subject === subject && one.organisation === organisation);
  return {
    title: say`Who may open this record`,
    section,
    reference,
    restricted,
    ...(openUntil !== undefined && { openUntil: momentWords(openUntil) }),
    named: readers.map((reader) => ({
      words: readerWords(reader, names, organisation),
      ...(mayName && reader.organisation === organisation && { subject: reader.subject }),
    })),
    colleagues: colleagues
      .filter(({ subject }) => !isNamed(subject))
      .map(({ accountId, name }) => ({ value: accountId, text: name })),
    mayName,
    mayRestrict: found.mayRestrict,
    linked: found.linked.map(
      ({ reference: other, restricted: is }) =>
        `${other}, ${is ? 'restricted' : say`not restricted`}`,
    ),
    leftOpen: found.linked
      .filter((one) => restricted && !one.restricted)
      .map((one) => ({ text: one.reference, href: `/restricted/${one.referralId}/access` })),
    opened: found.openings.map((opening) => openedLine(opening, names)),
    questions: showQuestions(accessQuestions, answers, problems),
    problems: linkProblems(accessQuestions, problems),
    readers: `/restricted/${referralId}/readers`,
    chosen: { colleague: [] },
    hidden: {
      idempotencyKey: newIdempotencyKey(),
      version: String(found.restrictionVersion),
      restricted: restricted ? 'no' : 'yes',
    },
    back: { href: back, text: say`Back` },
  };
}

/** Nobody is named by having been the first of a list. */
export function nobodyChosenPage(known: AccessKnown): AccessPage {
  const nobodyChosen = say`Choose whom you want to name`;
  const problems = linkProblems([], [{ field: 'colleague', text: nobodyChosen }]);
  return { ...accessPage(known), problems, nobodyChosen };
}

function readerWords(
  { subject, organisation: theirs, since }: NamedReader,
  names: ReadonlyMap<string, string>,
  organisation: string,
): string {
  const team = theirs === organisation ? say`your team` : theirs;
  return say`${names.get(subject) ?? say`Somebody whose account is not known here`} (${team}), since ${momentWords(since)}`;
}

function openedLine(
  { by, at, because, words, review }: Opening,
  names: ReadonlyMap<string, string>,
): AccessPage['opened'][number] {
  const looked =
    review === undefined ? say`Nobody has looked at it yet.` : `${verdictWords[review.verdict]}.`;
  return {
    when: momentWords(at),
    words: say`${names.get(by) ?? say`Somebody`} opened it. Why: ${glassReasonWords[because]}. “${words}” ${looked}`,
  };
}
