import {
  safetyAdvice,
  type Advice,
  type FieldProblem,
  type PreCheckAnswer,
  type SendReferral,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { occurrenceLines } from '../../../layout/words/history-words.js';
import type { ProblemLink } from '../../../layout/form/show-questions.js';
import {
  alreadyReferredQuestions,
  choiceBefore,
} from '../already-referred/already-referred.presenter.js';
import { referAnywayQuestions } from '../refer-anyway/refer-anyway.presenter.js';
import type { Draft, DraftAnswers, TopicSlug } from '../refer/draft/draft.js';
import { postcodeWords } from '../refer/draft/referral-from-draft.js';
import { changesOf, verdictsOf } from '../criteria/verdicts.js';
import { nhsNumberDigits, nhsNumberWords } from '../../../layout/form/nhs-number.js';
import { topicsOf } from '../refer/form-flow.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { topics } from '../refer/topics/topics.js';
import { titleOf } from '../task-list/task-list.presenter.js';
import { occurrenceFactsFrom } from '../what-happened/occurrence-facts.js';
import { answerRows, NOT_PROVIDED, type AnswerRow } from '../../../layout/form/answer-words.js';
import { topicOfField, wordsOfProblem } from './sending-problems.js';

interface AnswerSection {
  readonly id: string;
  readonly title: string;
  readonly change: string;
  readonly rows: readonly AnswerRow[];
}

/** Nothing where they say what they said when they were seen. */
export type CriteriaNews =
  | { readonly is: 'unknown' }
  | { readonly is: 'unseen'; readonly href: string }
  | { readonly is: 'changed'; readonly href: string; readonly changes: readonly string[] };

/** What is new since the criteria were last seen; `judged` is undefined where they cannot be looked at. */
export function criteriaNews(
  { id, answers }: Pick<Draft, 'id' | 'answers'>,
  judged: Pick<PreCheckAnswer, 'judgements'> | undefined,
): CriteriaNews | undefined {
  if (judged === undefined) return { is: 'unknown' };
  const href = `/refer/${id}/criteria`;
  if (answers.criteriaSeen === undefined) return { is: 'unseen', href };
  const changes = changesOf(answers.criteriaSeen, verdictsOf(judged));
  return changes.length === 0 ? undefined : { is: 'changed', href, changes };
}

export interface CheckAnswersPage {
  readonly title: string;
  readonly section: string;
  readonly callNow: readonly Advice[];
  readonly sections: readonly AnswerSection[];
  readonly problems: readonly ProblemLink[];
  readonly hidden: Readonly<Record<string, string>>;
  /** It was sent, and no answer has come back so far. */
  readonly underWay: boolean;
  /** What the local criteria said just now, beside what was seen of them. */
  readonly criteria?: CriteriaNews;
  readonly back: { readonly href: string; readonly text: string };
}

/** Everything that was answered, once, before it is sent. */
export function checkAnswersPage(
  id: string,
  context: TopicContext,
  sending: { readonly idempotencyKey: string; readonly referral: SendReferral },
  refused: readonly FieldProblem[] = [],
  criteria?: CriteriaNews,
): CheckAnswersPage {
  const open = topicsOf(context.answers);
  return {
    title: say`Check your answers`,
    section: say`Make a referral`,
    callNow: safetyAdvice(sending.referral),
    sections: [
      ...open.map((slug) => ({
        id: `section-${slug}`,
        title: titleOf(slug, context),
        change: `/refer/${id}/${slug}?from=check-answers`,
        rows: rowsOf(slug, context),
      })),
      ...whyAllTheSame(id, context.answers),
    ],
    problems: refused.map((problem) => linkOf(id, problem, open)),
    hidden: { idempotencyKey: sending.idempotencyKey },
    underWay: false,
    ...(criteria !== undefined && { criteria }),
    back: { href: `/refer/${id}/criteria`, text: say`Back` },
  };
}

/** The same, while it is not known whether the referral has arrived: nothing can be changed. */
export const underWayPage = (idempotencyKey: string): Partial<CheckAnswersPage> => ({
  title: say`We do not know yet whether it has arrived`,
  section: say`Make a referral`,
  hidden: { idempotencyKey },
  problems: [],
  sections: [],
  callNow: [],
  underWay: true,
});

function rowsOf(slug: TopicSlug, context: TopicContext): readonly AnswerRow[] {
  if (slug === 'what-happened') return historyRows(context);
  const topic = topics[slug];
  const rows = answerRows(topic.questions(context), context.answers.topics[slug] ?? {});
  return rows.map(asItIsWritten);
}

/** Why it goes on although something spoke against it. */
function whyAllTheSame(id: string, answers: DraftAnswers): readonly AnswerSection[] {
  const { despiteCriteria } = answers;
  const besideOpen = choiceBefore(answers);
  return [
    ...(despiteCriteria === undefined
      ? []
      : [
          {
            id: 'section-refer-anyway',
            title: say`Although the criteria say no`,
            change: `/refer/${id}/refer-anyway`,
            rows: answerRows(referAnywayQuestions, despiteCriteria),
          },
        ]),
    ...(besideOpen.choice === undefined
      ? []
      : [
          {
            id: 'section-already-referred',
            title: say`Although one is open already`,
            change: `/refer/${id}/already-referred?to=/refer/${id}/check-answers`,
            rows: answerRows(alreadyReferredQuestions, besideOpen),
          },
        ]),
  ];
}

function historyRows({ answers }: TopicContext): readonly AnswerRow[] {
  const facts = occurrenceFactsFrom(answers.occurrences);
  if (facts.length === 0) return [{ key: say`What happened`, value: NOT_PROVIDED() }];
  return occurrenceLines(facts).map((value, index) => ({
    key: say`What happened, ${String(index + 1)}`,
    value,
  }));
}

/** As the receiving team reads it, however it was typed. */
function asItIsWritten(row: AnswerRow): AnswerRow {
  const { key, value } = row;
  if (value === NOT_PROVIDED()) return row;
  if (key === say`NHS number`) return { ...row, value: nhsNumberWords(nhsNumberDigits(value)) };
  if (key === say`Postcode`) return { ...row, value: postcodeWords(value) };
  return key === say`Code of the GP practice` ? { ...row, value: value.toUpperCase() } : row;
}

function linkOf(id: string, problem: FieldProblem, open: readonly TopicSlug[]): ProblemLink {
  const topic = topicOfField(problem.field);
  const shown = topic !== undefined && open.includes(topic);
  return {
    text: wordsOfProblem(problem),
    href: shown ? `/refer/${id}/${topic}?from=check-answers` : '#maincontent',
  };
}
