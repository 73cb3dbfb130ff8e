import { Controller, Get, HttpCode, Post, Render, Req } from '@nestjs/common';
import type { ThinkOfClosure } from '@waymark/contracts';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { ClosureClient } from '../../../clients/closure.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { settingsPage } from '../team/team.presenter.js';
import * as form from './closing.form.js';
import { confirmPage, previewPage, progressPage } from './closing.presenter.js';

const FORM = 'pages/hubs/team/team-form.page.njk';
const REFUSED = 'pages/hubs/closing/closing-refused.page.njk';
const FORM_PATH = '/team/closing';
const PROGRESS = '/team/closing/progress';

interface Thought {
  readonly questions: readonly FormPart[];
  readonly answers: FormAnswers;
  readonly problems: readonly FormProblem[];
  readonly body: ThinkOfClosure;
}

/** A service closes or is merged: thought of, looked at one by one, confirmed, and followed. */
@Allow({ roles: ['hub-clinician', 'link-worker'] })
@Controller('team/closing')
export class ClosingController {
  constructor(
    private readonly closures: ClosureClient,
    private readonly routing: RoutingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(FORM)
  async askWhen(@Req() request: Request, @CallerOf() caller: Caller): Promise<object> {
    const closure = await this.closures.find(caller);
    if (closure?.state === 'under-way') throw new Elsewhere(PROGRESS);
    const { questions, answers } = await this.thoughtIn(request.query, caller);
    return formPage(questions, { answers, problems: [] });
  }

  @Post()
  async thinkOf(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    await this.checked(posted, caller);
    throw new Elsewhere(`${FORM_PATH}/preview?${queryOf(posted)}`);
  }

  @Get('preview')
  @Render('pages/hubs/closing/closing-preview.page.njk')
  async preview(@Req() request: Request, @CallerOf() caller: Caller): Promise<object> {
    const { problems, body } = await this.thoughtIn(request.query, caller);
    if (problems.length > 0) throw new Elsewhere(FORM_PATH);
    const preview = await this.asked(() => this.closures.preview(caller, body));
    return previewPage(preview, hiddenOf(request.query), changeOf(request.query));
  }

  @Post('confirm')
  @HttpCode(200)
  @Render('pages/hubs/closing/closing-confirm.page.njk')
  async confirm(@Req() request: Request, @CallerOf() caller: Caller): Promise<object> {
    const posted = request.body as PostedForm;
    const { body } = await this.checked(posted, caller);
    const preview = await this.asked(() => this.closures.preview(caller, body));
    return confirmPage(preview, { ...hiddenOf(posted), ...chosenIn(posted) }, changeOf(posted));
  }

  @Post('start')
  async start(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const { body, answers } = await this.checked(posted, caller);
    const wording = form.oneLine(answers.wording);
    const started = { ...body, wording, byName: nameOf(caller) };
    await this.asked(() =>
      this.closures.begin(caller, { body: started, idempotencyKey: idempotencyKeyIn(posted) }),
    );
    throw new Elsewhere(PROGRESS);
  }

  @Get('progress')
  @Render('pages/hubs/closing/closing-progress.page.njk')
  async progress(@CallerOf() caller: Caller): Promise<object> {
    const closure = await this.closures.find(caller);
    if (closure === undefined) throw new Elsewhere(FORM_PATH);
    return progressPage(closure, this.clock.today());
  }

  @Post('again')
  async again(@CallerOf() caller: Caller): Promise<never> {
    await this.asked(() => this.closures.change(caller, 'again', nameOf(caller)));
    throw new Elsewhere(PROGRESS);
  }

  @Post('cancellation')
  async cancel(@CallerOf() caller: Caller): Promise<never> {
    await this.asked(() => this.closures.change(caller, 'cancellation', nameOf(caller)));
    throw new Elsewhere(PROGRESS);
  }

  private async thoughtIn(posted: PostedForm, caller: Caller): Promise<Thought> {
    const { services } = await this.routing.services(caller);
    const questions = form.closingQuestions(services, caller.organisation);
    const answers = readAnswers(questions, posted);
    const wrong = checkAnswers(form.ClosingForm, answers, form.closingSentences);
    const problems = wrong.length > 0 ? wrong : form.closingProblems(answers, this.clock.today());
    return { questions, answers, problems, body: form.closureFrom(answers, posted) };
  }

  private async checked(posted: PostedForm, caller: Caller): Promise<Thought> {
    const thought = await this.thoughtIn(posted, caller);
    if (thought.problems.length > 0)
      throw new PageRefused(FORM, formPage(thought.questions, thought));
    return thought;
  }

  /** What routing refuses is said in its own words: somebody else was faster, or the next service has closed. */
  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (thrown) {
      const refused = thrown instanceof ProblemError && [409, 422].includes(thrown.status);
      if (!refused) throw thrown;
      const page = {
        title: say`This cannot be done now`,
        section: say`Team settings`,
        details: [thrown.detail, ...(thrown.errors ?? []).map(({ message }) => message)],
        back: { href: FORM_PATH, text: say`Close or merge this service` },
      };
      throw new PageRefused(REFUSED, page, thrown.status === 409 ? 409 : 422);
    }
  }
}

const nameOf = ({ name }: Caller): string => name ?? say`A colleague`;

const formPage = (
  questions: readonly FormPart[],
  shown: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] },
): object =>
  settingsPage(
    {
      title: say`Close or merge this service`,
      lead: [say`Nothing is begun yet: the next page shows who is with you and what would happen.`],
      button: say`See who is with you`,
      questions,
    },
    '',
    shown,
  );

const FIELDS = ['reason', 'successor', 'wording', 'on-day', 'on-month', 'on-year'];

const hiddenOf = (posted: PostedForm): Readonly<Record<string, string>> =>
  Object.fromEntries(FIELDS.map((field) => [field, textIn(posted[field]) ?? '']));

const chosenIn = (posted: PostedForm): Readonly<Record<string, string>> =>
  Object.fromEntries(
    form
      .exceptionsIn(posted)
      .map(({ referralId, successorId }) => [`to-${referralId}`, successorId ?? form.NOBODY]),
  );

const queryOf = (posted: PostedForm): string => new URLSearchParams(hiddenOf(posted)).toString();

const changeOf = (posted: PostedForm): string => `${FORM_PATH}?${queryOf(posted)}`;
