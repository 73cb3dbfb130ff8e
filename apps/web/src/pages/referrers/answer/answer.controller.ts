import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { FieldProblem, OpenQuestion, ReferralView, SendReferral } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { fittingAnswers } from '../refer/draft/fitting-answers.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { placesQuestion, problemsFound } from '../refer/where-found.js';
import {
  answerBody,
  answerPage,
  earlierAnswers,
  problemsOfAnswers,
  raisedByAnswers,
  withAnswers,
} from './answer.presenter.js';
import { askedQuestions, isFact, type AskedQuestion } from './asked-questions.js';
import { draftFromReferral } from './draft-from-referral.js';
import { factOfField, refusedAt } from './refused-answers.js';

const PAGE = 'pages/referrers/answer/answer.page.njk';

interface Asking {
  readonly referral: ReferralView;
  readonly question: OpenQuestion;
  readonly context: TopicContext;
  readonly asked: readonly AskedQuestion[];
  /** Facts that are asked for because of an answer. */
  readonly also: readonly string[];
}

/** Exactly what was asked, and what an answer raises with it. */
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
    const answers = earlierAnswers(context.answers, asked);
    return answerPage(referral, question, asked, { answers });
  }

  @Post()
  async answer(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('questionId', KnownId) questionId: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const also = (textIn(posted.also) ?? '').split(' ').filter(isFact);
    const asking = await this.open(request, caller, id, questionId, also);
    const { referral, context, asked } = asking;
    const given = readAnswers(
      asked.map(({ part }) => part),
      posted,
    );
    const merged = fittingAnswers(withAnswers(context.answers, asked, given), context.today);
    refuseIfWrong(asking, merged);
    const unplaced = await this.placeProblems(caller, merged, asked);
    if (unplaced.length > 0) throw pageRefused(asking, merged, unplaced);
    const { postcode } = referral.sent.person;
    const body = answerBody(questionId, referral.factsVersion, merged, asked, postcode);
    const sent = this.intake.answer(caller, id, body, idempotencyKeyIn(posted));
    const answer = await orRefused(sent);
    if (isRefused(answer)) return refuse(asking, merged, answer.refused);
    throw new Elsewhere(`/referrals/${id}${answer.callNow.length > 0 ? '?call=now' : ''}`);
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
    also: readonly string[] = [],
  ): Promise<Asking> {
    const referral = await this.intake.referral(caller, id);
    const question = referral.questions.find((open) => open.questionId === questionId);
    if (question === undefined) {
      const detail = 'This question was answered already, or is no longer asked.';
      throw ProblemError.conflict('question-closed', detail);
    }
    const { lookups } = await this.intake.placeLists(caller);
    const answers = draftFromReferral(sentAsItStands(referral), lookups);
    const context = await this.desk.context(request, caller, answers);
    const asked = askedQuestions(question.asks, context, also);
    return { referral, question, context, asked, also };
  }
}

/** The page again, with the questions that the answers have raised. */
function refuseIfWrong(asking: Asking, merged: DraftAnswers): void {
  const { asked, context } = asking;
  const raised = raisedByAnswers(merged, asked, context);
  const wider = widened(asking, raised);
  const problems = problemsOfAnswers(merged, wider.asked, context);
  if (problems.length > 0) throw pageRefused(wider, merged, problems);
}

function refuse(asking: Asking, merged: DraftAnswers, refused: readonly FieldProblem[]): never {
  const facts = refused.map(({ field }) => factOfField(field)).filter((fact) => fact !== undefined);
  const wider = widened(asking, facts);
  throw pageRefused(wider, merged, refusedAt(refused, wider.asked));
}

// A comment about other answers than those that stand now is written anew, not sent once more.
function sentAsItStands({ sent, urgencyCommentBefore }: ReferralView): SendReferral {
  const { urgencyComment: _before, ...others } = sent;
  return urgencyCommentBefore === undefined ? sent : others;
}

function widened(asking: Asking, facts: readonly string[]): Asking {
  const also = [...new Set([...asking.also, ...facts])];
  return { ...asking, also, asked: askedQuestions(asking.question.asks, asking.context, also) };
}

function pageRefused(
  { referral, question, asked, also }: Asking,
  merged: DraftAnswers,
  problems: readonly FormProblem[],
): PageRefused {
  const answers = earlierAnswers(merged, asked);
  return new PageRefused(PAGE, answerPage(referral, question, asked, { answers, problems, also }));
}
