import { Injectable } from '@nestjs/common';
import type { ReferralView, SayMoved } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { earlierAnswers, problemsOfAnswers, withAnswers } from '../answer/answer.presenter.js';
import { askedQuestions, type AskedQuestion } from '../answer/asked-questions.js';
import { draftFromReferral } from '../answer/draft-from-referral.js';
import { refusedAt } from '../answer/refused-answers.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { fittingAnswers } from '../refer/draft/fitting-answers.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { placesQuestion, problemsFound } from '../refer/where-found.js';
import {
  movedPage,
  stillSafe,
  StillSafeForm,
  stillSafeSentences,
  WHERE,
  withoutOldHome,
} from './moved.presenter.js';

export const PAGE = 'pages/referrers/moved/moved.page.njk';

interface Asking {
  readonly referral: ReferralView;
  readonly context: TopicContext;
  readonly asked: readonly AskedQuestion[];
  readonly back: string;
}

/** The same page for who sent the referral and for who has the person. */
@Injectable()
export class MovedDesk {
  constructor(
    private readonly intake: IntakeClient,
    private readonly desk: DraftDesk,
  ) {}

  async show(request: Request, caller: Caller, id: string, back: string): Promise<object> {
    const { referral, context, asked } = await this.open(request, caller, id, back);
    const answers = withoutOldHome(earlierAnswers(context.answers, asked), asked);
    return movedPage(referral, asked, back, { answers });
  }

  async save(request: Request, caller: Caller, id: string, back: string): Promise<never> {
    const posted = request.body as PostedForm;
    const asking = await this.open(request, caller, id, back);
    const { context, asked, referral } = asking;
    const parts = asked.map(({ part }) => part);
    const given = readAnswers(parts, posted);
    const still = readAnswers([stillSafe], posted);
    const merged = fittingAnswers(withAnswers(context.answers, asked, given), context.today);
    const answers = { ...earlierAnswers(merged, asked), ...still };
    const problems = [
      ...problemsOfAnswers(merged, asked, context),
      ...checkAnswers(StillSafeForm, still, stillSafeSentences),
    ];
    const unplaced = problems.length > 0 ? [] : await this.placeProblems(caller, merged, asked);
    if (problems.length > 0 || unplaced.length > 0) {
      const shown = { answers, problems: [...problems, ...unplaced] };
      throw new PageRefused(PAGE, movedPage(referral, asked, back, shown));
    }
    const { where, person } = referralFromDraft(merged, 'all');
    const body: SayMoved = {
      where,
      ...(person.postcode !== undefined && { postcode: person.postcode }),
      contactStillSafe: still.contactStillSafe as SayMoved['contactStillSafe'],
      factsVersion: Number(textIn(posted.factsVersion) ?? referral.factsVersion),
    };
    const saved = await orRefused(this.intake.moved(caller, id, body, idempotencyKeyIn(posted)));
    if (isRefused(saved)) {
      const shown = { answers, problems: refusedAt(saved.refused, asked) };
      throw new PageRefused(PAGE, movedPage(referral, asked, back, shown));
    }
    throw new Elsewhere(back);
  }

  private async placeProblems(
    caller: Caller,
    merged: DraftAnswers,
    asked: readonly AskedQuestion[],
  ): Promise<readonly FormProblem[]> {
    const question = placesQuestion(referralFromDraft(merged, 'all'));
    const found = await ifAnswered(this.intake.findPlaces(caller, question));
    return (found === undefined ? [] : problemsFound(found)).flatMap(({ field, text }) => {
      const part = asked.find((one) => one.field === field)?.part;
      return part === undefined ? [] : [{ field: part.name, text }];
    });
  }

  private async open(request: Request, caller: Caller, id: string, back: string): Promise<Asking> {
    const referral = await this.intake.referral(caller, id);
    if (!referral.open) throw new Elsewhere(back);
    const { lookups } = await this.intake.placeLists(caller);
    const answers = draftFromReferral(referral.sent, lookups);
    const context = await this.desk.context(request, caller, answers);
    return { referral, context, asked: askedQuestions(WHERE, context), back };
  }
}
