import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { PlansClient } from '../../../clients/plans.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { isQuestion, type FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import type { PlanContext, PlanForm } from './changes/plan-form.js';
import { planFormAt } from './changes/plan-forms.js';
import { planChangePage, planConflictPage } from './plan-change.presenter.js';
import { PlanDesk } from './plan-desk.js';

const PAGE = 'pages/hubs/plan/plan-change.page.njk';
const CONFLICT = 'pages/hubs/plan/plan-conflict.page.njk';
const VERSION = /^(0|[1-9]\d{0,8})$/;

/** Changing a plan: the version it was read at goes with it, so that nobody overwrites a colleague. */
@Allow({ roles: ['link-worker'] })
@Controller('worklist/:id/plan/:change')
export class PlanChangeController {
  constructor(
    private readonly planDesk: PlanDesk,
    private readonly plans: PlansClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('change') path: string,
    @Query('about') about: unknown,
  ): Promise<object> {
    const form = formAt(path);
    const context = await this.contextOf(caller, id, textIn(about) ?? '');
    if (!context.desk.may.includes(form.what)) throw new Elsewhere(`/worklist/${id}/plan`);
    mustBeThere(form, context);
    return planChangePage(form, context, {
      answers: form.prefill?.(context) ?? {},
      problems: [],
    });
  }

  @Post()
  async change(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('change') path: string,
  ): Promise<never> {
    const form = formAt(path);
    const posted = request.body as PostedForm;
    const context = await this.contextOf(caller, id, textIn(posted.about) ?? '');
    mustBeThere(form, context);
    const answers = readAnswers(form.questions(context), posted);
    const wrong = checkAnswers(form.form, answers, form.sentences);
    const problems = wrong.length > 0 ? wrong : (form.alsoCheck?.(answers, context) ?? []);
    const version = textIn(posted.version) ?? '';
    if (problems.length > 0 || !VERSION.test(version)) {
      const shown = { answers, problems, ...(VERSION.test(version) && { version }) };
      throw new PageRefused(PAGE, planChangePage(form, context, shown));
    }
    const body = {
      ...form.body(answers, context),
      version: Number(version),
      byName: caller.name ?? say`A colleague`,
    };
    const sent = { body, idempotencyKey: idempotencyKeyIn(posted) };
    await this.post(caller, form, sent, { context, answers, version });
    throw new Elsewhere(`/worklist/${id}/plan`);
  }

  private async post(
    caller: Caller,
    form: PlanForm,
    sent: Parameters<PlansClient['change']>[3],
    { context, answers, version }: Tried,
  ): Promise<void> {
    const { desk } = context;
    try {
      await this.plans.change(caller, desk.referralId, form.to, sent);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      if (thrown.status === 409) {
        const now = (await ifAnswered(this.plans.desk(caller, desk.referralId))) ?? desk;
        throw new PageRefused(CONFLICT, planConflictPage(thrown, now, Number(version)), 409);
      }
      const problems = problemsHere(form, context, thrown);
      if (problems.length === 0) throw thrown;
      throw new PageRefused(PAGE, planChangePage(form, context, { answers, problems, version }));
    }
  }

  private async contextOf(caller: Caller, id: string, about: string): Promise<PlanContext> {
    return { ...(await this.planDesk.open(caller, id)), today: this.clock.today(), about };
  }
}

interface Tried {
  readonly context: PlanContext;
  readonly answers: FormAnswers;
  readonly version: string;
}

function formAt(path: string): PlanForm {
  const form = planFormAt(path);
  if (form === undefined) throw ProblemError.notFound('page');
  return form;
}

function mustBeThere(form: PlanForm, context: PlanContext): void {
  if (form.about !== undefined && form.about(context) === undefined) {
    throw ProblemError.notFound('page');
  }
}

/** What routing refused of this form's own fields, in routing's words. */
function problemsHere(
  form: PlanForm,
  context: PlanContext,
  { status, errors = [] }: ProblemError,
): readonly FormProblem[] {
  if (status !== 422) return [];
  const asked = new Set(
    form
      .questions(context)
      .filter(isQuestion)
      .map(({ name }) => name),
  );
  return errors
    .filter(({ field }) => asked.has(field))
    .map(({ field, message }) => ({ field, text: message }));
}
