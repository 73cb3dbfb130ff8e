import { IsIn, MaxLength } from 'class-validator';
import {
  londonDay,
  MayBeAbsent,
  OPENING_VERDICTS,
  type Opening,
  type Openings,
  type OpeningVerdict,
} from '@waymark/contracts';
import { count, inLanguage, say } from '../../../language/say.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { dayWords, momentWords } from '../../../layout/london-time.js';
import { otherPages } from '../../../layout/page-number.js';
import { glassReasonWords, verdictWords } from '../../../layout/words/restriction-words.js';

const PATH = '/openings';

export class VerdictForm {
  @IsIn(OPENING_VERDICTS) readonly verdict!: OpeningVerdict;
  @MayBeAbsent() @MaxLength(500) readonly words?: string;
}

export const verdictSentences: Sentences = inLanguage(() => ({
  verdict: { isIn: say`Select whether it was in order` },
  words: { maxLength: say`What you found must be 500 characters or fewer` },
}));

export const verdictQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'verdict',
    label: say`Was it in order to open it?`,
    options: optionsFrom(verdictWords),
  },
  {
    kind: 'textarea',
    name: 'words',
    label: say`What you found`,
    hint: say`Needed where it was not in order: what was wrong, and what is done about it. Those who are named on the record read it. Up to 500 characters.`,
  },
]);

interface OpeningRow {
  readonly reference: string;
  readonly who: string;
  readonly opened: string;
  readonly why: string;
  readonly words: string;
  readonly standing: string;
  readonly overdue: boolean;
  readonly found?: string;
  /** Where it is looked at; absent where it was, or where the reader opened it. */
  readonly href?: string;
}

export interface OpeningsPage {
  readonly title: string;
  readonly section: string;
  readonly sum: string;
  /** Nobody else could look at what the reader opens. */
  readonly isAlone: boolean;
  readonly rows: readonly OpeningRow[];
  readonly pages: ReturnType<typeof otherPages>;
}

export interface Reading {
  readonly names: ReadonlyMap<string, string>;
  /** `issuer|subject` of the reader. */
  readonly reader: string;
  readonly now: Date;
  readonly isAlone: boolean;
}

export const openingsPage = (found: Openings, reading: Reading): OpeningsPage => ({
  title:
    found.page === 1
      ? say`Records opened with a reason`
      : say`Records opened with a reason, page ${String(found.page)}`,
  section: say`Administration`,
  sum: say`${count(found.total, 'opening')}, ${String(found.waiting)} to look at.`,
  isAlone: reading.isAlone,
  rows: found.openings.map((opening) => rowOf(opening, reading)),
  pages: otherPages(PATH, found.page, found.total),
});

function rowOf(opening: Opening, { names, reader, now }: Omit<Reading, 'isAlone'>): OpeningRow {
  const { openingId, by, at, until, because, words, review, reference } = opening;
  const overdue = isOverdue(opening, now);
  return {
    reference,
    who: names.get(by) ?? say`Somebody whose account is not known here`,
    opened: say`${momentWords(at)}, open until ${momentWords(until)}`,
    why: glassReasonWords[because],
    words,
    overdue,
    standing: standingOf(opening, names, by === reader),
    ...(review?.words !== undefined && { found: review.words }),
    ...(review === undefined && by !== reader && { href: `${PATH}/${openingId}` }),
  };
}

const isOverdue = ({ review, reviewBy }: Opening, now: Date): boolean =>
  review === undefined && londonDay(now) > reviewBy;

function standingOf(
  { review, reviewBy }: Opening,
  names: ReadonlyMap<string, string>,
  isOwn: boolean,
): string {
  if (review === undefined)
    return isOwn
      ? say`You opened it: another administrator looks at it by ${dayWords(reviewBy)}`
      : say`To look at by ${dayWords(reviewBy)}`;
  const by = names.get(review.by) ?? 'somebody';
  return say`${verdictWords[review.verdict]}, by ${by} on ${momentWords(review.at)}`;
}

export function verdictPage(
  opening: Opening,
  { names }: Pick<Reading, 'names'>,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage {
  const { reference, by, at, because, words, reviewBy } = opening;
  return checkPage(
    {
      title: say`Look at an opened record`,
      section: say`Administration`,
      scope: [
        { key: say`Referral`, value: reference },
        {
          key: say`Opened by`,
          value: names.get(by) ?? say`Somebody whose account is not known here`,
        },
        { key: say`When`, value: momentWords(at) },
        { key: say`Why`, value: glassReasonWords[because] },
        { key: say`In their words`, value: words },
        { key: say`To look at by`, value: dayWords(reviewBy) },
      ],
      effects: [
        say`What you say is kept for good with your name. Those who are named on the record see it.`,
        say`You are not shown the record. Ask whoever opened it, or somebody who is named on it, what you need to know.`,
      ],
      questions: verdictQuestions,
      hidden: { idempotencyKey: newIdempotencyKey() },
      button: say`Record what you found`,
      back: { href: PATH, text: say`Records opened with a reason` },
    },
    answers,
    problems,
  );
}
