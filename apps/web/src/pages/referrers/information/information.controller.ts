import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { ReferralView } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AnswerDesk, mergedAnswers, refusedBy, type Asking } from '../answer/answer-desk.js';
import { orOld } from '../answer/or-old.js';
import { asksOf, isInformation, type InformationSlug } from './information-parts.js';
import {
  amendment,
  informationPage,
  informationPartPage,
  nothingChanged,
} from './information.presenter.js';

const PART = 'pages/referrers/information/information-part.page.njk';

/** What nobody asked for and is known now: whoever sent it adds or corrects it, and it is judged again. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/information')
export class InformationController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly desk: AnswerDesk,
  ) {}

  @Get()
  @Render('pages/referrers/information/information.page.njk')
  async parts(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    return informationPage(await this.openReferral(caller, id));
  }

  @Get(':part')
  @Render(PART)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('part') part: string,
  ): Promise<object> {
    const slug = slugOf(part);
    const asking = await this.ask(request, caller, id, slug);
    return informationPartPage(slug, asking, { answers: asking.context.answers });
  }

  @Post(':part')
  async change(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('part') part: string,
  ): Promise<never> {
    const slug = slugOf(part);
    const posted = request.body as PostedForm;
    const asking = await this.ask(request, caller, id, slug);
    if (textIn(posted.version) !== String(asking.referral.factsVersion)) {
      throw old(slug, asking, posted);
    }
    const merged = mergedAnswers(asking, posted);
    const wrong = await this.desk.wrongWith(caller, asking, merged);
    const refuse = ({ asking: at, problems }: NonNullable<typeof wrong>): PageRefused =>
      new PageRefused(PART, informationPartPage(slug, at, { answers: merged, problems }));
    if (wrong !== undefined) throw refuse(wrong);
    const body = amendment(asking, merged);
    if (body === undefined) throw refuse({ asking, problems: nothingChanged(asking) });
    const amended = this.intake.amend(caller, id, body, idempotencyKeyIn(posted));
    const answer = await orOld(orRefused(amended));
    if (answer === 'old') throw old(slug, await this.ask(request, caller, id, slug), posted);
    if (isRefused(answer)) throw refuse(refusedBy(asking, answer.refused));
    throw new Elsewhere(
      `/referrals/${id}?${answer.callNow.length > 0 ? 'call=now' : 'said=added'}`,
    );
  }

  private async ask(
    request: Request,
    caller: Caller,
    id: string,
    slug: InformationSlug,
  ): Promise<Asking> {
    const referral = await this.openReferral(caller, id);
    const asks = asksOf(slug, referral.sent);
    if (asks.length === 0) throw ProblemError.notFound('page');
    return this.desk.ask(request, caller, referral, asks);
  }

  private async openReferral(caller: Caller, id: string): Promise<ReferralView> {
    const referral = await this.intake.referral(caller, id);
    if (!referral.open) throw new Elsewhere(`/referrals/${id}`);
    return referral;
  }
}

function slugOf(part: string): InformationSlug {
  if (!isInformation(part)) throw ProblemError.notFound('page');
  return part;
}

/** The same page with what was entered, to be read beside what stands now and sent again. */
const old = (slug: InformationSlug, asking: Asking, posted: PostedForm): PageRefused =>
  new PageRefused(
    PART,
    informationPartPage(slug, asking, { answers: mergedAnswers(asking, posted), isOld: true }),
    409,
  );
