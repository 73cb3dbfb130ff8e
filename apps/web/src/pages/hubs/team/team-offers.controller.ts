import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import * as offers from './offers.form.js';
import { TeamSettings } from './team-settings.js';
import { settingsPage } from './team.presenter.js';

const FORM = 'pages/hubs/team/team-form.page.njk';

const OFFERS = inLanguage(() => ({
  title: say`What the service offers`,
  lead: [say`Shown to referrers beside the pathways.`],
  button: say`Save`,
  questions: offers.offersQuestions,
}));

/** What a service offers besides: saved at once, because the routing order does not ask for it. */
@Allow({ roles: ['hub-clinician', 'link-worker'] })
@Controller('team/offers')
export class TeamOffersController {
  constructor(private readonly settings: TeamSettings) {}

  @Get()
  @Render(FORM)
  async ask(@CallerOf() caller: Caller): Promise<object> {
    const settings = await this.settings.read(caller);
    const answers = offers.offersAnswers(settings);
    return settingsPage(OFFERS, String(settings.version), { answers, problems: [] });
  }

  @Post()
  async save(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(offers.offersQuestions, posted);
    const problems = checkAnswers(offers.OffersForm, answers, offers.offersSentences);
    if (problems.length > 0) {
      const version = textIn(posted.version) ?? '';
      throw new PageRefused(FORM, settingsPage(OFFERS, version, { answers, problems }));
    }
    const settings = await this.settings.read(caller);
    await this.settings.save(caller, settings, { offers: offers.offersFrom(answers) }, posted);
    throw new Elsewhere('/team');
  }
}
