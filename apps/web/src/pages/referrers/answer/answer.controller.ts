import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { OpenQuestion } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { AnswerDesk, mergedAnswers, refusedBy, type Asking, type Wrong } from './answer-desk.js';
import { answerBody, answerPage, earlierAnswers } from './answer.presenter.js';
import { orOld } from './or-old.js';

const PAGE = 'pages/referrers/answer/answer.page.njk';

interface Answering {
  readonly question: OpenQuestion;
  readonly asking: Asking;
}

/** Exactly what was asked, and what an answer raises with it. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/questions/:questionId')
export class AnswerController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly desk: AnswerDesk,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('questionId', KnownId) questionId: string,
  ): Promise<object> {
    const { question, asking } = await this.open(request, caller, id, questionId);
    const { referral, asked, context } = asking;
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
    const { question, asking } = await this.open(request, caller, id, questionId);
    const { referral, asked } = asking;
    // Answers about a baby are by its place in the list, which may be another one's by now.
    const read = textIn(posted.version);
    if (read !== undefined && read !== String(referral.factsVersion)) {
      throw old({ question, asking }, posted);
    }
    const merged = mergedAnswers(asking, posted);
    const wrong = await this.desk.wrongWith(caller, asking, merged);
    if (wrong !== undefined) throw pageRefused(question, wrong, merged);
    const { postcode } = referral.sent.person;
    const body = answerBody(questionId, referral.factsVersion, merged, asked, postcode);
    const sent = this.intake.answer(caller, id, body, idempotencyKeyIn(posted));
    const answer = await orOld(orRefused(sent));
    if (answer === 'old') throw old(await this.open(request, caller, id, questionId), posted);
    if (isRefused(answer)) {
      throw pageRefused(question, refusedBy(asking, answer.refused), merged);
    }
    throw new Elsewhere(`/referrals/${id}${answer.callNow.length > 0 ? '?call=now' : ''}`);
  }

  private async open(
    request: Request,
    caller: Caller,
    id: string,
    questionId: string,
  ): Promise<Answering> {
    const referral = await this.intake.referral(caller, id);
    const question = referral.questions.find((open) => open.questionId === questionId);
    if (question === undefined) {
      const detail = say`This question was answered already, or is no longer asked.`;
      throw ProblemError.conflict('question-closed', detail);
    }
    return { question, asking: await this.desk.ask(request, caller, referral, question.asks) };
  }
}

function pageRefused(
  question: OpenQuestion,
  { asking: { referral, asked, also }, problems }: Wrong,
  merged: DraftAnswers,
): PageRefused {
  const answers = earlierAnswers(merged, asked);
  return new PageRefused(PAGE, answerPage(referral, question, asked, { answers, problems, also }));
}

/** The same page with what was entered, to be read beside what stands now and sent again. */
function old({ question, asking }: Answering, posted: PostedForm): PageRefused {
  const { referral, asked, also } = asking;
  const answers = earlierAnswers(mergedAnswers(asking, posted), asked);
  const shown = { answers, also, isOld: true };
  return new PageRefused(PAGE, answerPage(referral, question, asked, shown), 409);
}
