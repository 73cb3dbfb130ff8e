import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { OpenQuestion, ReferralView } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { placesQuestion, problemsFound } from '../refer/where-found.js';
import {
  answerBody,
  answerPage,
  earlierAnswers,
  problemsOfAnswers,
  withAnswers,
} from './answer.presenter.js';
import { askedQuestions, type AskedQuestion } from './asked-questions.js';
import { draftFromReferral } from './draft-from-referral.js';

const PAGE = 'pages/referrers/answer/answer.page.njk';

interface Asking {
  readonly referral: ReferralView;
  readonly question: OpenQuestion;
  readonly context: TopicContext;
  readonly asked: readonly AskedQuestion[];
}

/** Exactly what was asked, and nothing else. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/questions/:questionId')
export class AnswerController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly desk: DraftDesk,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('questionId', KnownId) questionId: string,
  ): Promise<object> {
    const { referral, question, context, asked } = await this.open(request, caller, id, questionId);
    return answerPage(referral, question, asked, earlierAnswers(context.answers, asked));
  }

  @Post()
  async answer(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('questionId', KnownId) questionId: string,
  ): Promise<never> {
    const { referral, question, context, asked } = await this.open(request, caller, id, questionId);
    const posted = request.body as PostedForm;
    const given = readAnswers(
      asked.map(({ part }) => part),
      posted,
    );
    const merged = withAnswers(context.answers, asked, given);
    const wrong = problemsOfAnswers(merged, asked, context);
    const problems = wrong.length > 0 ? wrong : await this.placeProblems(caller, merged, asked);
    if (problems.length > 0) {
      throw new PageRefused(PAGE, answerPage(referral, question, asked, given, problems));
    }
    const { postcode } = referral.sent.person;
    const body = answerBody(questionId, referral.factsVersion, merged, asked, postcode);
    await this.intake.answer(caller, id, body, idempotencyKeyIn(posted));
    throw new Elsewhere(`/referrals/${id}`);
  }

  /** A place that nothing tells would only be asked for again. */
  private async placeProblems(
    caller: Caller,
    merged: DraftAnswers,
    asked: readonly AskedQuestion[],
  ): Promise<readonly FormProblem[]> {
    const ofWhere = asked.filter(({ of }) => of === 'where');
    if (ofWhere.length === 0) return [];
    const question = placesQuestion(referralFromDraft(merged, 'all'));
    const found = await ifAnswered(this.intake.findPlaces(caller, question));
    return (found === undefined ? [] : problemsFound(found)).flatMap(({ field, text }) => {
      const part = ofWhere.find((one) => one.field === field)?.part;
      return part === undefined ? [] : [{ field: part.name, text }];
    });
  }

  private async open(
    request: Request,
    caller: Caller,
    id: string,
    questionId: string,
  ): Promise<Asking> {
    const referral = await this.intake.referral(caller, id);
    const question = referral.questions.find((open) => open.questionId === questionId);
    if (question === undefined) {
      const detail = 'This question was answered already, or is no longer asked.';
      throw ProblemError.conflict('question-closed', detail);
    }
    const { lookups } = await this.intake.placeLists(caller);
    const answers = draftFromReferral(referral.sent, lookups);
    const context = await this.desk.context(request, caller, answers);
    return { referral, question, context, asked: askedQuestions(question.asks, context) };
  }
}
