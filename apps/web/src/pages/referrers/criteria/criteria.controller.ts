import { Controller, Get, Param, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { isRefused } from '../../../clients/refused.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { TOPICS, textOf, type DraftAnswers, type TopicSlug } from '../refer/draft/draft.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import { CRITERIA, firstOpen, SO_FAR, topicsOf } from '../refer/form-flow.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { topics } from '../refer/topics/topics.js';
import { CriteriaDesk } from './criteria-desk.js';
import {
  criteriaPage,
  criteriaRefusedPage,
  criteriaUnknownPage,
  waysOnAfterNo,
  type CriteriaStage,
} from './criteria.presenter.js';
import { verdictsOf } from './verdicts.js';
import { whoSaysNo } from './whether-they-say-no.js';

const PAGE = 'pages/referrers/criteria/criteria.page.njk';

/** The same judgement that the referral will get, before it is sent. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id')
export class CriteriaController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
    private readonly criteria: CriteriaDesk,
  ) {}

  @Get(CRITERIA)
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    const { answers } = await this.answered(request, caller, id, CRITERIA);
    const answer = await this.criteria.judge(caller, answers);
    if (answer === undefined) return criteriaUnknownPage(id);
    if (isRefused(answer)) return criteriaRefusedPage(id, answer);
    const owner = ownerOf(request);
    await this.drafts.saveCriteriaSeen(owner, id, verdictsOf(answer.judged));
    const page = criteriaPage(id, answer.judged, topicsOf(answers), answer.notes);
    const sayNo = whoSaysNo(answer.judged, referralFromDraft(answers).preference);
    if (sayNo !== undefined) return { ...page, ...waysOnAfterNo(id, sayNo) };
    if (answers.despiteCriteria !== undefined) {
      await this.drafts.forget(owner, id, ['despiteCriteria']);
    }
    return page;
  }

  /** Before anybody is named: six pages are answered, the rest is open. */
  @Get(SO_FAR)
  @Render(PAGE)
  async showSoFar(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    const context = await this.answered(request, caller, id, SO_FAR);
    const answers = agreed(context);
    // Some criteria ask who refers; nothing is guessed.
    if (textOf(answers.topics['about-you'], 'role') === '')
      throw new Elsewhere(`/refer/${id}/about-you?from=${SO_FAR}`);
    const answer = await this.criteria.judge(caller, answers);
    if (answer === undefined) return criteriaUnknownPage(id, SO_FAR);
    if (isRefused(answer)) return criteriaRefusedPage(id, answer, SO_FAR);
    const { judged, notes } = answer;
    return criteriaPage(id, judged, topicsOf(answers), notes, SO_FAR, answeredIn(context));
  }

  private async answered(request: Request, caller: Caller, id: string, stage: CriteriaStage) {
    const { answers } = await this.desk.open(request, id);
    const context = await this.desk.context(request, caller, answers);
    const open = firstOpen(context, stage);
    if (open !== undefined) throw new Elsewhere(`/refer/${id}/${open}?from=${stage}`);
    return context;
  }
}

const answeredIn = ({ answers }: TopicContext): readonly TopicSlug[] =>
  TOPICS.filter((slug) => answers.topics[slug] !== undefined);

const AGREES = { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes' };

/** Answers with what is taken for granted until it is asked: that the person agrees, and who refers. */
function agreed(context: TopicContext): DraftAnswers {
  const { answers } = context;
  const you = topics['about-you'].prefill?.(context);
  return {
    ...answers,
    topics: { consent: AGREES, ...(you !== undefined && { 'about-you': you }), ...answers.topics },
  };
}
