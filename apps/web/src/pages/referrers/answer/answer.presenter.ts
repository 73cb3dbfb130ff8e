import type {
  AnswerQuestion,
  ChangedFacts,
  Day,
  OpenQuestion,
  ReferralView,
  SendReferral,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { momentWords } from '../../../layout/london-time.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { selfHarmAnswered } from '../refer/topics/scores.topic.js';
import { topics, type QuestionTopic } from '../refer/topics/topics.js';
import {
  OccurrenceForm,
  occurrenceProblems,
  occurrenceSentences,
} from '../what-happened/occurrence-form.js';
import {
  factAskedBy,
  NOTHING_HAPPENED,
  unanswerable,
  type AskedQuestion,
} from './asked-questions.js';

/** The draft with the answers to what was asked in the place of the old ones. */
export function withAnswers(
  draft: DraftAnswers,
  asked: readonly AskedQuestion[],
  given: FormAnswers,
): DraftAnswers {
  return asked.reduce<DraftAnswers>((merged, { of, field, part }) => {
    const answer = given[part.name];
    if (typeof of === 'string') {
      const topic = { ...merged.topics[of], [field]: answer };
      return { ...merged, topics: { ...merged.topics, [of]: topic } };
    }
    const occurrences = [...merged.occurrences];
    occurrences[of] = { ...occurrences[of], [field]: answer };
    return { ...merged, occurrences };
  }, draft);
}

/** What is wrong with the answers, at the questions that were asked. */
export function problemsOfAnswers(
  merged: DraftAnswers,
  asked: readonly AskedQuestion[],
  context: TopicContext,
): readonly FormProblem[] {
  return problemsWhereAsked(merged, asked, context).flatMap(({ of, field, text }) => {
    const question = asked.find((each) => each.of === of && each.field === field);
    return question === undefined ? [] : [{ field: question.part.name, text }];
  });
}

/** Facts that nobody asked for, but that no longer fit since the answers: they are asked too. */
export function raisedByAnswers(
  merged: DraftAnswers,
  asked: readonly AskedQuestion[],
  context: TopicContext,
): readonly string[] {
  const keyOf = ({ of, field, text }: ProblemOf): string => `${String(of)} ${field} ${text}`;
  const had = new Set(problemsWhereAsked(context.answers, asked, context).map(keyOf));
  const raised = problemsWhereAsked(merged, asked, context).filter(
    ({ of, field }) => !asked.some((each) => each.of === of && each.field === field),
  );
  const facts = raised.filter((problem) => !had.has(keyOf(problem))).map(factAskedBy);
  return [...new Set(facts)].filter((fact) => fact !== undefined);
}

type ProblemOf = FormProblem & Pick<AskedQuestion, 'of'>;

function problemsWhereAsked(
  answers: DraftAnswers,
  asked: readonly AskedQuestion[],
  context: TopicContext,
): readonly ProblemOf[] {
  return [...new Set(asked.map((question) => question.of))].flatMap((of) => {
    const problems =
      typeof of === 'string'
        ? topicProblems(of, answers, context)
        : happenedProblems(answers.occurrences[of] ?? {}, context.today);
    return problems.map((problem) => ({ ...problem, of }));
  });
}

function topicProblems(slug: QuestionTopic, merged: DraftAnswers, context: TopicContext) {
  const { form, sentences, alsoCheck } = topics[slug];
  const answers = merged.topics[slug] ?? {};
  return [...checkAnswers(form, answers, sentences), ...(alsoCheck?.(answers, context) ?? [])];
}

/** One problem a field: what cannot be read is not judged as well. */
function happenedProblems(occurrence: FormAnswers, today: Day): readonly FormProblem[] {
  if (isNothing(occurrence)) return [];
  const wrong = checkAnswers(OccurrenceForm, occurrence, occurrenceSentences);
  const fields = new Set(wrong.map(({ field }) => field));
  const judged = occurrenceProblems(occurrence, today);
  return [...wrong, ...judged.filter(({ field }) => !fields.has(field))];
}

const isNothing = (occurrence: FormAnswers): boolean => occurrence.kind === NOTHING_HAPPENED;

/** An answer as intake takes it. */
export const answerBody = (
  questionId: string,
  factsVersion: number,
  merged: DraftAnswers,
  asked: readonly AskedQuestion[],
  sentPostcode?: string,
): AnswerQuestion => ({
  questionId,
  factsVersion,
  ...partsOf(merged, asked, sentPostcode),
});

/** The parts of the referral that the answers belong to, whole, as intake takes them. */
export function partsOf(
  merged: DraftAnswers,
  asked: readonly AskedQuestion[],
  sentPostcode?: string,
): ChangedFacts {
  const occurrences = merged.occurrences.filter((occurrence) => !isNothing(occurrence));
  const referral = referralFromDraft({ ...merged, occurrences }, 'all');
  const places = new Set(asked.map(({ of }) => of));
  const has = (...slugs: readonly QuestionTopic[]): boolean =>
    slugs.some((slug) => places.has(slug));
  const asksCarer = asked.some(({ field }) => field === 'primaryCarer');
  const { birthDate, postcode } = referral.person;
  // The same one once more would settle nothing: then the area counts.
  const isNewPostcode = postcode !== undefined && postcode !== sentPostcode;
  return {
    ...(has('now') && { current: referral.current }),
    ...(asksCarer && { primaryCarer: referral.primaryCarer }),
    ...([...places].some((place) => typeof place === 'number') && {
      occurrences: referral.occurrences,
    }),
    ...(has('need', 'need-more', 'treatment', 'scores') && { need: referral.need }),
    ...(has(...asksUrgency(merged)) && urgencyParts(referral)),
    ...(has('safety') && { safety: referral.safety }),
    ...(has('where') && { where: referral.where }),
    ...(has('where') && isNewPostcode && { postcode }),
    ...(has('consent') && { consent: referral.consent }),
    ...(has('person') && birthDate !== undefined && { birthDate }),
  };
}

/** Topics whose answers say how soon somebody has to act. */
const asksUrgency = ({ topics: { scores } }: DraftAnswers): readonly QuestionTopic[] =>
  selfHarmAnswered(scores) ? ['signs', 'scores'] : ['signs'];

/** How soon somebody has to act is part of safety; what was said of it stays in intake. */
const urgencyParts = ({ safety, urgencyComment }: SendReferral) => ({
  safety,
  ...(urgencyComment !== undefined && { urgencyComment }),
});

interface Answering {
  readonly answers: FormAnswers;
  readonly problems?: readonly FormProblem[];
  /** Facts that were asked for since, because of an answer. */
  readonly also?: readonly string[];
  /** Somebody has changed what the answers stand beside since they were entered. */
  readonly isOld?: boolean;
}

/** What was asked when the referral was read, and what is answered now. */
export function answerPage(
  referral: Pick<ReferralView, 'referralId' | 'reference' | 'fullName' | 'factsVersion'>,
  { askedAt, asks }: OpenQuestion,
  asked: readonly AskedQuestion[],
  { answers, problems = [], also = [], isOld = false }: Answering,
): object {
  const parts = asked.map(({ part }) => part);
  return {
    title: say`Answer a question`,
    section: say`My referrals`,
    reference: referral.reference,
    fullName: referral.fullName,
    askedAt: momentWords(askedAt),
    asks: asks.map(({ question }) => question),
    byTelephone: unanswerable(asks),
    problems: linkProblems(parts, problems),
    questions: showQuestions(parts, answers, problems),
    ...(isOld && { isOld, referral: `/referrals/${referral.referralId}` }),
    hidden: {
      idempotencyKey: newIdempotencyKey(),
      version: String(referral.factsVersion),
      ...(also.length > 0 && { also: also.join(' ') }),
    },
    back: { href: `/referrals/${referral.referralId}`, text: say`Back` },
  };
}

/** The answers given when it was sent, at the questions that are asked now. */
export const earlierAnswers = (draft: DraftAnswers, asked: readonly AskedQuestion[]): FormAnswers =>
  Object.fromEntries(
    asked.map(({ part, of, field }) => [
      part.name,
      (typeof of === 'string' ? draft.topics[of] : draft.occurrences[of])?.[field],
    ]),
  );
