import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import * as capacity from './capacity.form.js';
import * as offers from './offers.form.js';
import { TeamSettings } from './team-settings.js';
import { settingsPage } from './team.presenter.js';

const FORM = 'pages/hubs/team/team-form.page.njk';

interface SettingsForm {
  readonly title: string;
  readonly lead: readonly string[];
  readonly button: string;
  readonly questions: readonly FormPart[];
  readonly form: new () => object;
  readonly sentences: Sentences;
}

const CAPACITY: SettingsForm = {
  title: 'Capacity and waits',
  lead: ['Shown to referrers with today’s date. Say them again when they change.'],
  button: 'Save',
  questions: capacity.capacityQuestions,
  form: capacity.CapacityForm,
  sentences: capacity.capacitySentences,
};

const OFFERS: SettingsForm = {
  title: 'What the service offers',
  lead: ['Shown to referrers beside the pathways.'],
  button: 'Save',
  questions: offers.offersQuestions,
  form: offers.OffersForm,
  sentences: offers.offersSentences,
};

/** Capacity, waits and offers of a service: saved at once, because none of them closes a door. */
@Allow({ roles: ['hub-clinician', 'link-worker'] })
@Controller('team')
export class TeamPartsController {
  constructor(
    private readonly settings: TeamSettings,
    private readonly clock: Clock,
  ) {}

  @Get('capacity')
  @Render(FORM)
  async askCapacity(@CallerOf() caller: Caller): Promise<object> {
    const settings = await this.settings.read(caller);
    const answers = capacity.capacityAnswers(settings);
    return settingsPage(CAPACITY, String(settings.version), { answers, problems: [] });
  }

  @Post('capacity')
  async saveCapacity(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = checked(CAPACITY, posted);
    const { capacity: _said, ...settings } = await this.settings.read(caller);
    const changed = capacity.capacityFrom(answers, this.clock.today());
    await this.settings.save(caller, settings, changed, posted);
    throw new Elsewhere('/team');
  }

  @Get('offers')
  @Render(FORM)
  async askOffers(@CallerOf() caller: Caller): Promise<object> {
    const settings = await this.settings.read(caller);
    const answers = offers.offersAnswers(settings);
    return settingsPage(OFFERS, String(settings.version), { answers, problems: [] });
  }

  @Post('offers')
  async saveOffers(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = checked(OFFERS, posted);
    const settings = await this.settings.read(caller);
    await this.settings.save(caller, settings, { offers: offers.offersFrom(answers) }, posted);
    throw new Elsewhere('/team');
  }
}

/** The answers where they can be used; else the same page, which says what to put right. */
function checked(form: SettingsForm, posted: PostedForm): FormAnswers {
  const answers = readAnswers(form.questions, posted);
  const problems = checkAnswers(form.form, answers, form.sentences);
  if (problems.length === 0) return answers;
  const version = textIn(posted.version) ?? '';
  throw new PageRefused(FORM, settingsPage(form, version, { answers, problems }));
}
