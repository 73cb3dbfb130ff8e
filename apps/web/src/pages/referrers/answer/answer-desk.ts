import { Injectable } from '@nestjs/common';
import type { FieldProblem, MissingAnswer, ReferralView, SendReferral } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { fittingAnswers } from '../refer/draft/fitting-answers.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { placesQuestion, problemsFound } from '../refer/where-found.js';
import { problemsOfAnswers, raisedByAnswers, withAnswers } from './answer.presenter.js';
import { askedQuestions, isFact, type AskedQuestion } from './asked-questions.js';
import { draftFromReferral } from './draft-from-referral.js';
import { factOfField, refusedAt } from './refused-answers.js';

/** What is asked again of a referral that was sent. */
export interface Asking {
  readonly referral: ReferralView;
  readonly asks: readonly MissingAnswer[];
  readonly context: TopicContext;
  readonly asked: readonly AskedQuestion[];
  /** Facts that are asked for because of an answer. */
  readonly also: readonly string[];
}

/** What is wrong with answers, at questions that may have become more. */
export interface Wrong {
  readonly asking: Asking;
  readonly problems: readonly FormProblem[];
}

/** The form's own questions, asked again with what was sent in them. */
@Injectable()
export class AnswerDesk {
  constructor(
    private readonly intake: IntakeClient,
    private readonly desk: DraftDesk,
  ) {}

  async ask(
    request: Request,
    caller: Caller,
    referral: ReferralView,
    asks: readonly MissingAnswer[],
  ): Promise<Asking> {
    const { lookups } = await this.intake.placeLists(caller);
    const answers = draftFromReferral(sentAsItStands(referral), lookups);
    const context = await this.desk.context(request, caller, answers);
    const posted = (request.body ?? {}) as PostedForm;
    const also = (textIn(posted.also) ?? '').split(' ').filter(isFact);
    return { referral, asks, context, asked: askedQuestions(asks, context, also), also };
  }

  /** Undefined where the answers can be sent. */
  async wrongWith(
    caller: Caller,
    asking: Asking,
    merged: DraftAnswers,
  ): Promise<Wrong | undefined> {
    const { asked, context } = asking;
    const wider = widened(asking, raisedByAnswers(merged, asked, context));
    const problems = problemsOfAnswers(merged, wider.asked, context);
    if (problems.length > 0) return { asking: wider, problems };
    const unplaced = await this.placeProblems(caller, merged, asked);
    return unplaced.length > 0 ? { asking, problems: unplaced } : undefined;
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
}

/** What was sent, with what was posted at the questions that are asked. */
export function mergedAnswers({ asked, context }: Asking, posted: PostedForm): DraftAnswers {
  const given = readAnswers(
    asked.map(({ part }) => part),
    posted,
  );
  return fittingAnswers(withAnswers(context.answers, asked, given), context.today);
}

/** What intake does not take, at the question that puts it right. */
export function refusedBy(asking: Asking, refused: readonly FieldProblem[]): Wrong {
  const facts = refused.map(({ field }) => factOfField(field)).filter((fact) => fact !== undefined);
  const wider = widened(asking, facts);
  return { asking: wider, problems: refusedAt(refused, wider.asked) };
}

// A comment about other answers than those that stand now is written anew, not sent once more.
function sentAsItStands({ sent, urgencyCommentBefore }: ReferralView): SendReferral {
  const { urgencyComment: _before, ...others } = sent;
  return urgencyCommentBefore === undefined ? sent : others;
}

function widened(asking: Asking, facts: readonly string[]): Asking {
  const also = [...new Set([...asking.also, ...facts])];
  return { ...asking, also, asked: askedQuestions(asking.asks, asking.context, also) };
}
