import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { TOPICS, textOf, type DraftAnswers, type TopicSlug } from './draft/draft.js';
import type { TopicContext } from './topics/topic.js';
import { topics } from './topics/topics.js';

/** Where the form goes after its last topic. */
const CRITERIA = 'criteria';

/** Topics that earlier answers leave open, in order. */
export const topicsOf = (answers: DraftAnswers): readonly TopicSlug[] =>
  TOPICS.filter((slug) => slug === 'what-happened' || (topics[slug].applies?.(answers) ?? true));

/** What is wrong with a topic's saved answers; undefined where it was never saved. */
export function problemsOf(
  slug: TopicSlug,
  context: TopicContext,
): readonly FormProblem[] | undefined {
  const saved = context.answers.topics[slug];
  if (saved === undefined) return undefined;
  if (slug === 'what-happened') return lossIsMissing(context.answers) ? [LOSS_MISSING] : [];
  const { form, sentences, alsoCheck } = topics[slug];
  const problems = checkAnswers(form, saved, sentences);
  return problems.length > 0 ? problems : (alsoCheck?.(saved, context) ?? []);
}

const LOSS_MISSING: FormProblem = {
  field: 'add',
  text: 'You said that a pregnancy ended or a baby died: add it, or change that answer',
};

const lossIsMissing = ({ topics: saved, occurrences }: DraftAnswers): boolean =>
  textOf(saved['whose-care'], 'loss') === 'yes' &&
  !occurrences.some((occurrence) => textOf(occurrence, 'kind') === 'loss');

export const isDone = (slug: TopicSlug, context: TopicContext): boolean =>
  problemsOf(slug, context)?.length === 0;

/** The first topic that still has to be answered before the referral can be sent. */
export const firstOpen = (context: TopicContext): TopicSlug | undefined =>
  topicsOf(context.answers).find((slug) => !isDone(slug, context));

/**
 * Where to go once a topic is saved. Who came to change an answer goes back where they came from, unless the
 * change has opened new questions: those are asked first.
 */
export function onwardPath(
  id: string,
  slug: TopicSlug,
  context: TopicContext,
  from: string | undefined,
): string {
  if (from === undefined) return `/refer/${id}/${after(slug, context.answers)}`;
  const open = firstOpen(context);
  return open === undefined ? `/refer/${id}/${from}` : `/refer/${id}/${open}?from=${from}`;
}

/** The next topic, or what the criteria say after the last one. */
function after(slug: TopicSlug, answers: DraftAnswers): TopicSlug | typeof CRITERIA {
  const open = topicsOf(answers);
  return open[open.indexOf(slug) + 1] ?? CRITERIA;
}

/** The topic before; undefined for the first. */
export function before(slug: TopicSlug, answers: DraftAnswers): TopicSlug | undefined {
  const open = topicsOf(answers);
  return open[open.indexOf(slug) - 1];
}
