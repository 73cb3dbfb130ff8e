import { say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import {
  linkProblems,
  showQuestions,
  type ProblemLink,
  type QuestionView,
} from '../../../layout/form/show-questions.js';
import type { DraftAnswers, TopicSlug } from './draft/draft.js';
import { before, CHECKED_FIRST, CRITERIA, SO_FAR, topicsTo } from './form-flow.js';
import type { Topic, TopicContext } from './topics/topic.js';

export const CHECK_ANSWERS = 'check-answers';

interface Link {
  readonly href: string;
  readonly text: string;
}

export interface TopicPage {
  readonly title: string;
  readonly section: string;
  readonly caption: string;
  readonly lead: readonly string[];
  readonly problems: readonly ProblemLink[];
  readonly questions: readonly QuestionView[];
  readonly back: Link;
  readonly saveAndLeave: string;
}

/** Where somebody came from to change an answer; they go back there. */
export const cameFrom = (query: unknown): string | undefined =>
  query === CHECK_ANSWERS || query === CRITERIA || query === SO_FAR ? query : undefined;

export function topicPage(
  id: string,
  topic: Topic,
  context: TopicContext,
  shown: {
    readonly answers: FormAnswers;
    readonly problems: readonly FormProblem[];
    readonly from: string | undefined;
  },
): TopicPage {
  const parts = topic.questions(context);
  return {
    title: topic.title(context),
    section: say`Make a referral`,
    caption: stepWords(topic.slug, context, shown.from),
    lead: topic.lead ?? [],
    problems: linkProblems(parts, shown.problems),
    questions: showQuestions(parts, shown.answers, shown.problems),
    back: backLink(id, topic.slug, context, shown.from),
    saveAndLeave: `/refer/${id}`,
  };
}

export function stepWords(
  slug: TopicSlug,
  { answers }: TopicContext,
  from: string | undefined,
): string {
  const short = from === SO_FAR && CHECKED_FIRST.includes(slug);
  const open = topicsTo(short ? SO_FAR : undefined, answers);
  return say`Page ${String(open.indexOf(slug) + 1)} of ${String(open.length)}`;
}

export function backLink(
  id: string,
  slug: TopicSlug,
  { answers }: TopicContext,
  from: string | undefined,
): Link {
  if (from === SO_FAR && CHECKED_FIRST.includes(slug)) return backWhileChecking(id, slug, answers);
  const previous = from ?? before(slug, answers);
  return { href: `/refer/${id}${previous === undefined ? '' : `/${previous}`}`, text: say`Back` };
}

const backWhileChecking = (id: string, slug: TopicSlug, answers: DraftAnswers): Link => {
  const previous = before(slug, answers);
  const href = previous === undefined ? '/refer' : `/refer/${id}/${previous}?from=${SO_FAR}`;
  return { href, text: say`Back` };
};
