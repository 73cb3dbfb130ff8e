import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RoutingClient } from '../../../clients/routing.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { SKIP_REASONS, type SkipReason } from '../../../store/skips.store.js';
import { WorkingTheList } from './working-the-list.js';

/** Gone past for now: nothing of the referral changes, and its clock runs. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist/:id/skip')
export class SkipController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly working: WorkingTheList,
  ) {}

  @Post()
  async skip(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('list') list: unknown,
  ): Promise<never> {
    await this.routing.placement(caller, id);
    const next = await this.working.next(caller, id, list);
    const given = textIn((request.body as PostedForm).reason);
    await this.working.skipped(request, caller, id, SKIP_REASONS.find(isReason(given)));
    throw new Elsewhere(next);
  }
}

const isReason =
  (given: string | undefined) =>
  (reason: SkipReason): boolean =>
    reason === given;
