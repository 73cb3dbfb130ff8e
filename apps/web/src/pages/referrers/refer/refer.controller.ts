import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import { safetyAdvice } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { ifAnswered, SilentService } from '../../../clients/silence.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { isSomebodyElse, personAskedFor } from '../already-referred/person-asked-for.js';
import { ConcernDesk } from '../safety-concerns/concern-desk.js';
import type { DraftAnswers } from './draft/draft.js';
import { DraftDesk, ownerOf, whoIs } from './draft/draft-desk.js';
import { DraftsStore } from './draft/drafts.store.js';
import { referralFromDraft } from './draft/referral-from-draft.js';
import { practiceToFind } from './find-practice/practice-to-find.js';
import { onwardPath, topicsOf } from './form-flow.js';
import { selfHarmAnswered } from './topics/scores.topic.js';
import { cameFrom, topicPage, type TopicPage } from './topic-page.js';
import type { Topic, TopicContext } from './topics/topic.js';
import { isQuestionTopic, topics, type QuestionTopic } from './topics/topics.js';
import { placesQuestion, problemsFound } from './where-found.js';
import { wordingFor } from './wording.js';

const PAGE = 'pages/referrers/refer/topic.page.njk';

/** The form, one topic a page. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/:topic')
export class ReferController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
    private readonly intake: IntakeClient,
    private readonly concerns: ConcernDesk,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('topic') slug: string,
    @Query('from') from: unknown,
  ): Promise<TopicPage> {
    const { topic, context } = await this.open(request, caller, id, slug);
    const saved = context.answers.topics[topic.slug];
    const answers = saved ?? topic.prefill?.(context) ?? {};
    return topicPage(id, topic, context, { answers, problems: [], from: cameFrom(from) });
  }

  @Post()
  async save(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('topic') slug: string,
    @Query('from') query: unknown,
  ): Promise<never> {
    const { topic, context } = await this.open(request, caller, id, slug);
    const from = cameFrom(query);
    const posted = readAnswers(topic.questions(context), request.body as PostedForm);
    const answers = topic.kept?.(posted) ?? posted;
    const wrong = checkAnswers(topic.form, answers, topic.sentences);
    const search = practiceToFind(topic.slug, answers, context, wrong);
    if (search !== undefined) {
      await this.drafts.saveTopic(ownerOf(request), id, topic.slug, search.answers);
      const query = new URLSearchParams({ q: search.name, ...(from !== undefined && { from }) });
      throw new Elsewhere(`/refer/${id}/practice?${query.toString()}`);
    }
    const after = withTopic(context, topic.slug, answers);
    const problems =
      wrong.length > 0
        ? wrong
        : [
            ...(topic.alsoCheck?.(answers, context) ?? []),
            ...(await this.placeProblems(caller, after, topic)),
          ];
    if (problems.length > 0) {
      throw new PageRefused(PAGE, topicPage(id, topic, context, { answers, problems, from }));
    }
    await this.drafts.saveTopic(ownerOf(request), id, topic.slug, answers);
    if (topic.slug === 'signs' || topic.slug === 'scores') {
      await this.concerns.answered(id, after.answers, whoIs(request));
    }
    const onward = onwardPath(id, topic.slug, after, from);
    const saved = { slug: topic.slug as QuestionTopic, before: context.answers };
    const interruption = await this.interruption(request, id, caller, {
      ...saved,
      after: after.answers,
    });
    throw new Elsewhere(
      interruption === undefined
        ? onward
        : `/refer/${id}/${interruption}?to=${encodeURIComponent(onward)}`,
    );
  }

  /** A postcode or practice that tells nothing is put right at once; while intake is silent nobody waits for it. */
  private async placeProblems(
    caller: Caller,
    { answers, lookups }: TopicContext,
    { slug }: Topic,
  ): Promise<readonly FormProblem[]> {
    if (slug !== 'where' || !(lookups.postcodes || lookups.practices)) return [];
    const question = placesQuestion(referralFromDraft(answers));
    const found = await ifAnswered(this.intake.findPlaces(caller, question));
    return found === undefined ? [] : problemsFound(found);
  }

  private async open(request: Request, caller: Caller, id: string, slug: string) {
    if (!isQuestionTopic(slug)) throw ProblemError.notFound('page');
    const draft = await this.desk.open(request, id);
    // Whom to call is answered by this site alone, whatever else is silent.
    const context =
      slug === 'signs'
        ? this.desk.contextAtOnce(request, draft.answers)
        : await this.desk.context(request, caller, draft.answers);
    if (slug === 'where' && context.places.length === 0) throw placesUnknown();
    if (!topicsOf(draft.answers).includes(slug)) throw new Elsewhere(`/refer/${id}`);
    return { topic: topics[slug], context };
  }

  /** What must be said before the form goes on. */
  private async interruption(
    request: Request,
    id: string,
    caller: Caller,
    { slug, before, after }: Saved,
  ): Promise<string | undefined> {
    const asked = slug === 'signs' || (slug === 'scores' && selfHarmAnswered(after.topics.scores));
    if (asked && safetyAdvice(referralFromDraft(after)).length > 0) return 'call-now';
    if (slug !== 'person') return undefined;
    const decided = after.referAnywayBecause !== undefined || after.addToOpen === true;
    if (decided && !isSomebodyElse(before, after)) return undefined;
    // What was decided about somebody else is not decided about this person.
    if (decided) {
      await this.drafts.forget(ownerOf(request), id, ['referAnywayBecause', 'addToOpen']);
    }
    const person = personAskedFor(after);
    if (person === undefined) return undefined;
    const found = await ifAnswered(this.intake.duplicates(caller, person));
    return (found?.open.length ?? 0) > 0 ? 'already-referred' : undefined;
  }
}

/** One topic, with all answers before it was saved and after. */
interface Saved {
  readonly slug: QuestionTopic;
  readonly before: DraftAnswers;
  readonly after: DraftAnswers;
}

const withTopic = (
  context: TopicContext,
  slug: Topic['slug'],
  answers: FormAnswers,
): TopicContext => {
  const all = { ...context.answers, topics: { ...context.answers.topics, [slug]: answers } };
  return { ...context, answers: all, wording: wordingFor(all) };
};

const placesUnknown = (): SilentService =>
  new SilentService(
    'intake',
    new ProblemError({
      status: 503,
      code: 'service-silent',
      title: say`Not available just now`,
      detail: say`The list of areas cannot be read just now. Your answers so far are saved.`,
    }),
  );
