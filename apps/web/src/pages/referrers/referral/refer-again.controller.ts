import { Controller, Param, Post, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { ownerOf } from '../refer/draft/draft-desk.js';
import type { TopicSlug } from '../refer/draft/draft.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { topicsAgain } from './draft-again.js';

/** A new referral of somebody whose earlier one has ended, begun with what stays the same. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/again')
export class ReferAgainController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly drafts: DraftsStore,
  ) {}

  @Post()
  async begin(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const referral = await this.intake.referral(caller, id);
    if (referral.open) throw new Elsewhere(`/referrals/${id}`);
    const owner = ownerOf(request);
    const draft = await this.drafts.start(owner);
    for (const [slug, answers] of Object.entries(topicsAgain(referral))) {
      await this.drafts.saveTopic(owner, draft, slug as TopicSlug, answers);
    }
    throw new Elsewhere(`/refer/${draft}`);
  }
}
