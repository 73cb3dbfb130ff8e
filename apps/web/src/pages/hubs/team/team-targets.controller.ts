import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import type { OwnTarget, ServiceSettings } from '@waymark/contracts';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import * as targets from './targets.form.js';
import { TeamSettings } from './team-settings.js';
import { settingsPage } from './team.presenter.js';
import { withPeriod } from './with-period.js';

const FORM = 'pages/hubs/team/team-form.page.njk';

/** How soon a service promises its own steps, where that is not the national default. */
@Allow({ roles: ['hub-clinician', 'link-worker'] })
@Controller('team/targets')
export class TeamTargetsController {
  constructor(
    private readonly settings: TeamSettings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(FORM)
  async ask(@CallerOf() caller: Caller): Promise<object> {
    const settings = await this.settings.read(caller);
    return page(settings, { answers: { from: this.clock.today() }, problems: [] });
  }

  @Post()
  async save(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const settings = await this.settings.read(caller);
    const today = this.clock.today();
    const answers = readAnswers(targets.targetQuestions(settings), posted);
    const wrong = checkAnswers(targets.TargetForm, answers, targets.targetSentences);
    const problems = wrong.length > 0 ? wrong : targets.targetProblems(answers, today);
    if (problems.length > 0) throw new PageRefused(FORM, page(settings, { answers, problems }));
    const target = targets.targetFrom(answers);
    const same = settings.targets.filter(({ step }) => step === target.step);
    const others = settings.targets.filter(({ step }) => step !== target.step);
    const changed = [...others, ...withPeriod(same, target, today)];
    await this.settings.save(caller, settings, { targets: changed }, posted);
    throw new Elsewhere('/team');
  }

  @Post('removal')
  async remove(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const settings = await this.settings.read(caller);
    const isIt = ({ step, from }: OwnTarget): boolean =>
      step === textIn(posted.step) && from === textIn(posted.from);
    const left = settings.targets.filter((target) => !isIt(target));
    await this.settings.save(caller, settings, { targets: left }, posted);
    throw new Elsewhere('/team');
  }
}

const page = (
  settings: ServiceSettings,
  shown: {
    readonly answers: FormAnswers;
    readonly problems: Parameters<typeof settingsPage>[2]['problems'];
  },
): object =>
  settingsPage(
    {
      title: say`Set a target of your own`,
      lead: [say`Shown to everybody who looks at the service, beside the national default.`],
      button: say`Save`,
      questions: targets.targetQuestions(settings),
    },
    String(settings.version),
    shown,
  );
