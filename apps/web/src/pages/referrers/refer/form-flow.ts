import { inLanguage, say } from '../../../language/say.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { TOPICS, textOf, type DraftAnswers, type TopicSlug } from './draft/draft.js';
import type { TopicContext } from './topics/topic.js';
import { topics } from './topics/topics.js';

/** Where the form goes after its last topic. */
export const CRITERIA = 'criteria';

/** Where everything is read over, and sent. */
const CHECK_ANSWERS = 'check-answers';

/** Where the form goes when it was begun to check first: what the criteria say before anybody is named. */
export const SO_FAR = 'so-far';

/** What is asked to check first: nothing that says who it is. */
export const CHECKED_FIRST: readonly TopicSlug[] = [
  'whose-care',
  'what-happened',
  'now',
  'signs',
  'where',
  'need',
];

/** The topics that are asked on the way to a page. */
export const topicsTo = (to: string | undefined, answers: DraftAnswers): readonly TopicSlug[] =>
  to === SO_FAR ? CHECKED_FIRST : topicsOf(answers);

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

const LOSS_MISSING: FormProblem = inLanguage(() => ({
  field: 'add',
  text: say`You said that a pregnancy ended or a baby died: add it, or change that answer`,
}));

const lossIsMissing = ({ topics: saved, occurrences }: DraftAnswers): boolean =>
  textOf(saved['whose-care'], 'loss') === 'yes' &&
  !occurrences.some((occurrence) => textOf(occurrence, 'kind') === 'loss');

export const isDone = (slug: TopicSlug, context: TopicContext): boolean =>
  problemsOf(slug, context)?.length === 0;

/** The first topic that still has to be answered before the referral can be sent, or before a page can be shown. */
export const firstOpen = (context: TopicContext, to?: string): TopicSlug | undefined =>
  topicsTo(to, context.answers).find((slug) => !isDone(slug, context));

/** Answers on which everything that the criteria say rests. */
const DECIDES: readonly TopicSlug[] = ['whose-care', 'what-happened', 'now', 'where'];

/**
 * Where to go once a topic is saved. Who came to change an answer goes back where they came from, unless the
 * change has opened new questions: those are asked first. A change of the stage, of what happened or of the area is
 * not sent before it was seen what the criteria say of it.
 */
export function onwardPath(
  id: string,
  slug: TopicSlug,
  context: TopicContext,
  from: string | undefined,
): string {
  if (from === undefined) return `/refer/${id}/${after(slug, context.answers)}`;
  const open = firstOpen(context, from);
  const to = from === CHECK_ANSWERS && DECIDES.includes(slug) ? CRITERIA : from;
  return open === undefined ? `/refer/${id}/${to}` : `/refer/${id}/${open}?from=${to}`;
}

/** The next topic, or what the criteria say after the last one. */
function after(slug: TopicSlug, answers: DraftAnswers): string {
  const open = topicsOf(answers);
  return open[open.indexOf(slug) + 1] ?? CRITERIA;
}

/** The topic before; undefined for the first. */
export function before(slug: TopicSlug, answers: DraftAnswers): TopicSlug | undefined {
  const open = topicsOf(answers);
  return open[open.indexOf(slug) - 1];
}
