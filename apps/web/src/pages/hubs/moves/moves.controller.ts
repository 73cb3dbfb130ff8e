import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import type { PlacementView } from '@waymark/contracts';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { WorkingTheList } from '../referral/working-the-list.js';
import { carrying, listFrom } from '../worklist/worklist-filter.js';
import { BeforeDeciding } from './before-deciding.js';
import { interpreterNeed } from './interpreter-need.js';
import type { MoveContext, MoveForm } from './move-form.js';
import { conflictPage, movePage } from './move.presenter.js';
import { isMovePath, moves } from './moves.js';
import { hasPreview, whatFollows } from './what-follows.js';

const PAGE = 'pages/hubs/moves/move.page.njk';
const CONFLICT = 'pages/hubs/moves/conflict.page.njk';
const VERSION = /^[1-9]\d{0,8}$/;

/** Deciding: the version it was read at goes with it, so that nobody overwrites a colleague. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist/:id/:move')
export class MovesController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
    private readonly working: WorkingTheList,
    private readonly before: BeforeDeciding,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('move') path: string,
    @Query('list') list: unknown,
  ): Promise<object> {
    const move = moveAt(path);
    const placement = await this.routing.placement(caller, id);
    if (!placement.moves.includes(move.move)) throw new Elsewhere(`/worklist/${id}`);
    const context = await this.context(caller, move, placement);
    const answers = move.prefill?.(this.clock.now(), context) ?? {};
    return this.page(caller, move, context, { answers, problems: [], list: listFrom(list) });
  }

  @Post()
  async make(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('move') path: string,
    @Query('list') carried: unknown,
  ): Promise<never> {
    const move = moveAt(path);
    const posted = request.body as PostedForm;
    const placement = await this.routing.placement(caller, id);
    const context = await this.context(caller, move, placement);
    const answers = readAnswers(move.questions(context), posted);
    const wrong = checkAnswers(move.form, answers, move.sentences);
    const problems = wrong.length > 0 ? wrong : (move.alsoCheck?.(answers, context) ?? []);
    const version = textIn(posted.version) ?? '';
    if (problems.length > 0 || !VERSION.test(version)) {
      const list = listFrom(carried);
      const shown = { answers, problems, list, ...(VERSION.test(version) && { version }) };
      throw new PageRefused(PAGE, await this.page(caller, move, context, shown));
    }
    const body = {
      ...move.body(answers, { now: this.clock.now() }),
      version: Number(version),
      byName: caller.name ?? say`A colleague`,
    };
    const list = listFrom(carried);
    const goesOn = list !== undefined && textIn(posted.then) === 'next';
    const to = goesOn
      ? await this.working.next(caller, id, carried)
      : `/worklist/${id}${carrying(list)}`;
    await this.post(caller, id, move, { body, idempotencyKey: idempotencyKeyIn(posted) });
    if (goesOn) await this.working.left(request, caller, id);
    throw new Elsewhere(to);
  }

  private async page(
    caller: Caller,
    move: MoveForm,
    context: MoveContext,
    shown: Parameters<typeof movePage>[2],
  ): Promise<object> {
    if (!hasPreview(move)) return movePage(move, context, shown);
    const { placement, referral } = context;
    const known = { placement, referral, ...(await this.before.of(caller, placement, [move])) };
    return movePage(move, context, { ...shown, follows: whatFollows(move, known) });
  }

  private async post(
    caller: Caller,
    id: string,
    move: MoveForm,
    sent: Parameters<RoutingClient['move']>[3],
  ): Promise<void> {
    try {
      await this.routing.move(caller, id, move.path, sent);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.status !== 409) throw thrown;
      const placement: PlacementView = await this.routing.placement(caller, id);
      throw new PageRefused(CONFLICT, conflictPage(thrown, placement), 409);
    }
  }

  private async context(
    caller: Caller,
    move: MoveForm,
    placement: PlacementView,
  ): Promise<MoveContext> {
    const [{ services }, referral] = await Promise.all([
      this.routing.services(caller),
      move.needsReferral === true || move.reaches === true || hasPreview(move)
        ? ifAnswered(ifFound(this.intake.referral(caller, placement.referralId)))
        : undefined,
    ]);
    const interpreter = referral && interpreterNeed(referral.sent);
    const occurrences = referral?.sent.occurrences ?? [];
    const contact = referral?.sent.person.contact;
    const known = { referral, interpreter, contact, occurrences };
    const when = { today: this.clock.today(), now: this.clock.now() };
    return { services, ...when, placement, ...known };
  }
}

function moveAt(path: string): MoveForm {
  if (!isMovePath(path)) throw ProblemError.notFound('page');
  return moves[path];
}
