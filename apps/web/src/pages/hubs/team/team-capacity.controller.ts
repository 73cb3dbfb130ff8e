import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { DirectoryClient } from '../../../clients/directory.client.js';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import {
  CAPACITY_FIELDS,
  capacityAnswers,
  CapacityForm,
  capacityFrom,
  capacityQuestions,
  capacitySentences,
} from './capacity.form.js';
import { capacityEffectPage } from './settings-effect.presenter.js';
import { TeamSettings } from './team-settings.js';
import { settingsPage } from './team.presenter.js';

const FORM = 'pages/hubs/team/team-form.page.njk';

const CAPACITY = inLanguage(() => ({
  title: say`Capacity and waits`,
  lead: [
    say`Shown to referrers with today’s date. Say them again when they change.`,
    say`Nothing is saved yet: the next page shows what it would change for referrals.`,
  ],
  button: say`See what it would change`,
  questions: capacityQuestions,
}));

/** Capacity and waits of a service; where they would send referrals is shown before they are saved. */
@Allow({ roles: ['hub-clinician', 'link-worker'] })
@Controller('team/capacity')
export class TeamCapacityController {
  constructor(
    private readonly settings: TeamSettings,
    private readonly directory: DirectoryClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(FORM)
  async ask(@Req() { query }: Request, @CallerOf() caller: Caller): Promise<object> {
    const settings = await this.settings.read(caller);
    const isTyped = CAPACITY_FIELDS.some((field) => field in query);
    const answers = isTyped ? readAnswers(capacityQuestions, query) : capacityAnswers(settings);
    return settingsPage(CAPACITY, String(settings.version), { answers, problems: [] });
  }

  @Post()
  async thinkOf(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    mustBeUsable(posted);
    this.settings.readAt(await this.settings.read(caller), posted);
    throw new Elsewhere(`/team/capacity/effect?${queryOf(posted, ['version'])}`);
  }

  @Get('effect')
  @Render('pages/hubs/team/settings-effect.page.njk')
  async showEffect(@Req() { query }: Request, @CallerOf() caller: Caller): Promise<object> {
    const { answers, problems } = capacityIn(query);
    if (problems.length > 0 || query.version === undefined) throw new Elsewhere('/team/capacity');
    const settings = await this.settings.read(caller);
    // What was typed was typed over the settings of that version.
    const version = String(this.settings.readAt(settings, query));
    const said = capacityFrom(answers, this.clock.today());
    const effect = await this.directory.effect(caller, { waits: said.waits });
    const change = `/team/capacity?${queryOf(query)}`;
    return capacityEffectPage(said, { answers, effect, now: settings.now, version, change });
  }

  @Post('effect')
  async save(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = mustBeUsable(posted);
    const { capacity: _said, ...settings } = await this.settings.read(caller);
    const changed = capacityFrom(answers, this.clock.today());
    await this.settings.save(caller, settings, changed, posted);
    throw new Elsewhere('/team');
  }
}

function capacityIn(posted: PostedForm): {
  readonly answers: FormAnswers;
  readonly problems: readonly FormProblem[];
} {
  const answers = readAnswers(capacityQuestions, posted);
  return { answers, problems: checkAnswers(CapacityForm, answers, capacitySentences) };
}

/** The answers where they can be used; else the same page, which says what to put right. */
function mustBeUsable(posted: PostedForm): FormAnswers {
  const { answers, problems } = capacityIn(posted);
  if (problems.length === 0) return answers;
  const version = textIn(posted.version) ?? '';
  throw new PageRefused(FORM, settingsPage(CAPACITY, version, { answers, problems }));
}

// Fields that were left empty are named as well: they say that nothing is said.
const queryOf = (posted: PostedForm, more: readonly string[] = []): string =>
  new URLSearchParams(
    Object.fromEntries(
      [...CAPACITY_FIELDS, ...more].map((field) => [field, textIn(posted[field]) ?? '']),
    ),
  ).toString();
