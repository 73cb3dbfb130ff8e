import { Injectable } from '@nestjs/common';
import type { ReferralView } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { draftFromReferral } from '../answer/draft-from-referral.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { contactAnswers } from '../refer/draft/contact-from-draft.js';
import { contact } from '../refer/topics/contact.topic.js';
import type { TopicContext } from '../refer/topics/topic.js';
import {
  changeOf,
  changeQuestions,
  changeSentences,
  ContactChangeForm,
  contactPage,
  contactRefused,
  isReachedAsBefore,
} from './contact.presenter.js';
import { spokenAnswers, spokenParts, spokenProblems } from './spoken-part.js';

export const PAGE = 'pages/referrers/contact/contact.page.njk';
const VERSION = /^[1-9]\d{0,8}$/;

/** The same page for who sent the referral and for who has the person. */
@Injectable()
export class ContactDesk {
  constructor(
    private readonly intake: IntakeClient,
    private readonly desk: DraftDesk,
  ) {}

  async show(request: Request, caller: Caller, id: string, back: string): Promise<object> {
    const { referral, parts } = await this.open(request, caller, id, back);
    const { contact: stands } = referral.sent.person;
    const answers = { ...contactAnswers(stands), ...spokenAnswers(referral.sent) };
    return contactPage(referral, parts, back, { answers, version: versionOf(referral) });
  }

  async save(request: Request, caller: Caller, id: string, back: string): Promise<never> {
    const posted = request.body as PostedForm;
    const { referral, parts, context } = await this.open(request, caller, id, back);
    const answers = readAnswers(parts, posted);
    const read = textIn(posted.version) ?? '';
    const version = VERSION.test(read) ? Number(read) : versionOf(referral);
    const wrong = [
      ...checkAnswers(contact.form, answers, contact.sentences),
      ...spokenProblems(answers, referral.sent),
      ...checkAnswers(ContactChangeForm, answers, changeSentences),
    ];
    const problems = wrong.length > 0 ? wrong : reachedWrongly(answers, referral, context);
    if (problems.length > 0) {
      throw new PageRefused(
        PAGE,
        contactPage(referral, parts, back, { answers, problems, version }),
      );
    }
    const change = changeOf(answers, referral.sent, version);
    const saved = await orRefused(
      this.intake.changeContact(caller, id, change, idempotencyKeyIn(posted)),
    );
    if (isRefused(saved)) {
      const shown = { answers, problems: contactRefused(saved.refused), version };
      throw new PageRefused(PAGE, contactPage(referral, parts, back, shown));
    }
    throw new Elsewhere(back);
  }

  private async open(
    request: Request,
    caller: Caller,
    id: string,
    back: string,
  ): Promise<{ referral: ReferralView; context: TopicContext; parts: readonly FormPart[] }> {
    const referral = await this.intake.referral(caller, id);
    if (!referral.open) throw new Elsewhere(back);
    const { lookups } = await this.intake.placeLists(caller);
    const answers = draftFromReferral(referral.sent, lookups);
    const context = await this.desk.context(request, caller, answers);
    const parts = [
      REACHED,
      ...contact.questions(context),
      ...spokenParts(referral.sent),
      ...changeQuestions,
    ];
    return { referral, context, parts };
  }
}

const REACHED: FormPart = inLanguage(() => ({
  kind: 'section',
  text: say`How to reach the person`,
}));

// What was sent does not keep a language that is wrong from being put right.
const reachedWrongly = (
  answers: FormAnswers,
  { sent }: ReferralView,
  context: TopicContext,
): readonly FormProblem[] =>
  isReachedAsBefore(answers, sent) ? [] : (contact.alsoCheck?.(answers, context) ?? []);

const versionOf = ({ contactVersion = 1 }: ReferralView): number => contactVersion;
