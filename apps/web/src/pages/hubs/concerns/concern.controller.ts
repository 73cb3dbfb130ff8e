import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { ConcernTask } from '@waymark/contracts';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RoutingClient } from '../../../clients/routing.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { londonParts } from '../../../layout/london-time.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { ConcernsStore } from '../../../store/concerns.store.js';
import {
  concernPage,
  concernProblems,
  concernQuestions,
  settlementOf,
} from './concern.presenter.js';

const PAGE = 'pages/hubs/concerns/concern.page.njk';

/** A sign in a form that nobody has sent: who took the call, or why none is needed. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('safety-concerns/:id')
export class ConcernController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly concerns: ConcernsStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    const task = await this.taskOf(caller, id);
    return concernPage(task, await this.shown(caller, id), londonParts(this.clock.now()));
  }

  @Post()
  async settle(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(concernQuestions, posted);
    const problems = concernProblems(answers, this.clock.now());
    if (problems.length > 0) {
      const task = await this.taskOf(caller, id);
      const page = concernPage(task, await this.shown(caller, id), answers, problems);
      throw new PageRefused(PAGE, page);
    }
    const version = Number(textIn(posted.version) ?? 0);
    const byName = caller.name ?? caller.organisation;
    const body = settlementOf(answers, { version, byName, now: this.clock.now() });
    await this.routing.settleConcern(caller, id, body);
    throw new Elsewhere('/worklist');
  }

  private async taskOf(caller: Caller, id: string): Promise<ConcernTask> {
    const { tasks } = await this.routing.concerns(caller);
    const task = tasks.find(({ concernId }) => concernId === id);
    if (task === undefined) throw ProblemError.notFound('task');
    return task;
  }

  private async shown({ organisation }: Caller, id: string) {
    const begunBy = (await this.concerns.begunBy(organisation, [id])).get(id);
    return { begunBy, now: this.clock.now() };
  }
}
