import { Controller, Get, Header, Post, Render, Req, Res } from '@nestjs/common';
import { ASSIGNED_TO_NOBODY } from '@waymark/contracts';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request, Response } from 'express';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { textIn, textsIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KNOWN_ID } from '../../../layout/known-id.pipe.js';
import { pageNumber } from '../../../layout/page-number.js';
import { signedInOf } from '../../../sign-in/signed-in.js';
import { ConcernsStore } from '../../../store/concerns.store.js';
import { OpenPagesStore } from '../../../store/open-pages.store.js';
import { filterFrom, isNarrowed, listFrom, listPath } from './worklist-filter.js';
import { WorklistDesk } from './worklist-desk.js';
import { NameAssigned } from './name-assigned.js';
import { csvOf, fileNameOf } from './worklist-file.js';
import { saidOf } from './worklist-said.js';
import { worklistPage, type WorklistPage } from './worklist.presenter.js';

const NOBODY: ReadonlyMap<string, string> = new Map();
const MOST_PRINTED = 20;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What the team has to do, least time left first; a sending team too has steps that it owes. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist')
export class WorklistController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly desk: WorklistDesk,
    private readonly clock: Clock,
    private readonly concerns: ConcernsStore,
    private readonly openPages: OpenPagesStore,
    private readonly nameAssigned: NameAssigned,
  ) {}

  @Get()
  @Render('pages/hubs/worklist/worklist.page.njk')
  async show(@Req() request: Request, @CallerOf() caller: Caller): Promise<WorklistPage> {
    const { query } = request;
    const filter = filterFrom(query);
    const page = pageNumber(query.page);
    const signedIn = signedInOf(request);
    const { organisation } = caller;
    const accountId = signedIn?.account.id ?? '';
    const isHome = page === 1 && !isNarrowed(filter);
    const [found, calls, open, teamNow] = await Promise.all([
      this.desk.page(caller, filter, page),
      this.callsOf(caller),
      this.openPages.byOthers({ organisation, accountId, at: this.clock.now() }),
      isHome ? this.desk.teamNow(caller) : Promise.resolve(undefined),
    ]);
    const now = this.clock.now();
    return worklistPage(found.worklist, {
      ...{ page, now, filter, open, calls, teamNow },
      team: signedIn?.membership.organisationName ?? caller.organisation,
      said: saidOf(query),
      cues: found.cues,
      colleagues: found.colleagues,
    });
  }

  /** How many have come since the page was made; asked by the script, and by nobody's going on to work. */
  @Get('arrivals')
  @Header('Content-Type', 'application/json')
  async arrivals(@Req() { query }: Request, @CallerOf() caller: Caller): Promise<object> {
    const since = textIn(query.since) ?? '';
    if (!INSTANT.test(since)) throw ProblemError.notFound('page');
    return { count: await this.desk.arrivals(caller, filterFrom(query), since) };
  }

  @Get('export.csv')
  async export(
    @Req() { query }: Request,
    @CallerOf() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const { exported, cues, colleagues } = await this.desk.export(caller, filterFrom(query));
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader(
      'Content-Disposition',
      `attachment; filename="${fileNameOf(caller.organisation, exported.at)}"`,
    );
    response.send(csvOf(exported, { cues, colleagues, now: new Date(exported.at) }));
  }

  /** Several at once are given to somebody, or printed; never decided. */
  @Post('selected')
  async selected(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const posted = request.body as PostedForm;
    const filter = listFrom(textIn(posted.list) ?? '') ?? {};
    const ids = [...new Set(textsIn(posted.id).filter((id) => KNOWN_ID.test(id)))];
    if (ids.length === 0) throw new Elsewhere(listPath(filter, { said: 'none-selected' }));
    if (textIn(posted.do) === 'print') {
      if (ids.length > MOST_PRINTED) throw new Elsewhere(listPath(filter, { said: 'too-many' }));
      const chosen = new URLSearchParams(ids.map((id): [string, string] => ['id', id])).toString();
      throw new Elsewhere(`/worklist/print?${chosen}`);
    }
    const to = textIn(posted.assignee);
    if (to === undefined) throw new Elsewhere(listPath(filter, { said: 'nobody-chosen' }));
    const assignee = await this.desk.colleague(caller, to);
    if (assignee === undefined && to !== ASSIGNED_TO_NOBODY) {
      throw new Elsewhere(listPath(filter, { said: 'left-the-team' }));
    }
    if (assignee !== undefined) await this.nameAssigned.execute(caller, ids.slice(0, 50), assignee);
    const body = { referralIds: ids.slice(0, 50), ...(assignee !== undefined && { assignee }) };
    const { assigned, notYours } = await this.routing.assign(
      caller,
      body,
      idempotencyKeyIn(posted),
    );
    const said = { said: 'assigned', n: String(assigned.length), gone: String(notYours.length) };
    throw new Elsewhere(listPath(filter, said));
  }

  private async callsOf(caller: Caller) {
    const concerns = await ifAnswered(this.routing.concerns(caller));
    const tasks = concerns?.tasks ?? [];
    const ids = tasks.map(({ concernId }) => concernId);
    const begunBy =
      ids.length === 0 ? NOBODY : await this.concerns.begunBy(caller.organisation, ids);
    return tasks.map((task) => ({ task, begunBy: begunBy.get(task.concernId) }));
  }
}
