import { Controller, Get, Param, Render, Req } from '@nestjs/common';
import type { PlaceNote, PreCheckAnswer } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { EligibilityClient } from '../../../clients/eligibility.client.js';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { TOPICS, textOf, type DraftAnswers, type TopicSlug } from '../refer/draft/draft.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { factsFromReferral } from '../../../layout/judging/facts-from-referral.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import { CRITERIA, firstOpen, SO_FAR, topicsOf } from '../refer/form-flow.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { topics } from '../refer/topics/topics.js';
import { placesQuestion } from '../refer/where-found.js';
import {
  criteriaPage,
  criteriaRefusedPage,
  criteriaUnknownPage,
  type CriteriaStage,
} from './criteria.presenter.js';

const PAGE = 'pages/referrers/criteria/criteria.page.njk';

/** The same judgement that the referral will get, before it is sent. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id')
export class CriteriaController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly intake: IntakeClient,
    private readonly eligibility: EligibilityClient,
  ) {}

  @Get(CRITERIA)
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    const context = await this.answered(request, caller, id, CRITERIA);
    return this.page(id, caller, context.answers, CRITERIA);
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
    return this.page(id, caller, answers, SO_FAR, answeredIn(context));
  }

  private async answered(request: Request, caller: Caller, id: string, stage: CriteriaStage) {
    const { answers } = await this.desk.open(request, id);
    const context = await this.desk.context(request, caller, answers);
    const open = firstOpen(context, stage);
    if (open !== undefined) throw new Elsewhere(`/refer/${id}/${open}?from=${stage}`);
    return context;
  }

  private async page(
    id: string,
    caller: Caller,
    answers: DraftAnswers,
    stage: CriteriaStage,
    answered: readonly TopicSlug[] = [],
  ): Promise<object> {
    const answer = await ifAnswered(orRefused(this.judge(caller, answers)));
    if (answer === undefined) return criteriaUnknownPage(id, stage);
    return isRefused(answer)
      ? criteriaRefusedPage(id, answer, stage)
      : criteriaPage(id, answer.judged, topicsOf(answers), answer.notes, stage, answered);
  }

  private async judge(caller: Caller, answers: DraftAnswers): Promise<Judged> {
    const referral = referralFromDraft(answers);
    const { places, notes } = await this.intake.findPlaces(caller, placesQuestion(referral));
    const facts = factsFromReferral(referral, places, this.desk.today());
    return { judged: await this.eligibility.preCheck(caller, { facts }), notes };
  }
}

interface Judged {
  readonly judged: PreCheckAnswer;
  readonly notes: readonly PlaceNote[];
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
