import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import type { ServiceSettings } from '@waymark/contracts';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { DirectoryClient } from '../../../clients/directory.client.js';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import * as opening from './opening.form.js';
import { TeamSettings } from './team-settings.js';
import { openingEffectPage } from './settings-effect.presenter.js';
import { settingsPage, teamPage } from './team.presenter.js';
import { withoutPeriod, withPeriod } from './with-period.js';

const FORM = 'pages/hubs/team/team-form.page.njk';

const OPENING = inLanguage(() => ({
  title: say`Change the opening`,
  lead: [say`Nothing is saved yet: the next page shows what it would change for referrals.`],
  button: say`See what it would change`,
  questions: opening.openingQuestions,
}));

/** What a service says of itself, kept by its own people; the routing effect is shown before an opening is saved. */
@Allow({ roles: ['hub-clinician', 'link-worker'] })
@Controller('team')
export class TeamController {
  constructor(
    private readonly settings: TeamSettings,
    private readonly directory: DirectoryClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/hubs/team/team.page.njk')
  async show(@CallerOf() caller: Caller): Promise<object> {
    return teamPage(await this.settings.read(caller));
  }

  @Get('opening')
  @Render(FORM)
  async askOpening(@Req() request: Request, @CallerOf() caller: Caller): Promise<object> {
    const { version } = await this.settings.read(caller);
    const given = readAnswers(opening.openingQuestions, request.query);
    const answers = { from: this.clock.today(), ...given };
    return settingsPage(OPENING, String(version), { answers, problems: [] });
  }

  @Post('opening')
  async thinkOfOpening(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const settings = await this.settings.read(caller);
    const { answers, problems } = this.openingIn(posted);
    if (problems.length > 0) {
      throw new PageRefused(
        FORM,
        settingsPage(OPENING, String(settings.version), { answers, problems }),
      );
    }
    throw new Elsewhere(`/team/opening/effect?${queryOf(posted)}`);
  }

  @Get('opening/effect')
  @Render('pages/hubs/team/settings-effect.page.njk')
  async showEffect(@Req() request: Request, @CallerOf() caller: Caller): Promise<object> {
    const { answers, problems } = this.openingIn(request.query);
    if (problems.length > 0) throw new Elsewhere('/team/opening');
    const settings = await this.settings.read(caller);
    const period = opening.periodFrom(answers);
    const effect = await this.directory.effect(caller, { opening: period.opening });
    const openings = withPeriod(settings.openings, period, this.clock.today());
    return openingEffectPage(period, openings, effect, {
      version: String(settings.version),
      change: `/team/opening?${queryOf(request.query)}`,
    });
  }

  @Post('opening/effect')
  async saveOpening(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const settings = await this.settings.read(caller);
    const { answers, problems } = this.openingIn(posted);
    if (problems.length > 0) {
      throw new PageRefused(
        FORM,
        settingsPage(OPENING, String(settings.version), { answers, problems }),
      );
    }
    const period = opening.periodFrom(answers);
    const openings = withPeriod(settings.openings, period, this.clock.today());
    await this.settings.save(caller, settings, { openings }, posted);
    throw new Elsewhere('/team');
  }

  @Post('opening/removal')
  async removeOpening(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const settings: ServiceSettings = await this.settings.read(caller);
    const openings = withoutPeriod(settings.openings, textIn(posted.from) ?? '');
    await this.settings.save(caller, settings, { openings }, posted);
    throw new Elsewhere('/team');
  }

  private openingIn(posted: PostedForm): {
    readonly answers: FormAnswers;
    readonly problems: readonly FormProblem[];
  } {
    const answers = readAnswers(opening.openingQuestions, posted);
    const wrong = checkAnswers(opening.OpeningForm, answers, opening.openingSentences);
    const problems =
      wrong.length > 0 ? wrong : opening.openingProblems(answers, this.clock.today());
    return { answers, problems };
  }
}

const FIELDS = [
  'opening',
  'wording',
  ...['from', 'to'].flatMap((name) => [`${name}-day`, `${name}-month`, `${name}-year`]),
];

function queryOf(posted: PostedForm): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) {
    const value = textIn(posted[field]);
    if (value !== undefined) query.set(field, value);
  }
  return query.toString();
}
