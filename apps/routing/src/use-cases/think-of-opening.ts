import { Injectable } from '@nestjs/common';
import { addDays, londonDay, type KeptOpening, type OpeningEffect } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { serviceOn, type Situation } from '@waymark/routing-order';
import { landingTeamOn, type Directory } from '../domain/directory.js';
import { effectOf } from '../domain/opening-effect.js';
import { OpeningWatchStore } from '../store/opening-watch.store.js';
import { RecentDecisionsStore, type RecentDecision } from '../store/recent-decisions.store.js';
import { DirectoryInForce } from './directory-in-force.js';

const DAYS_LOOKED_AT = 90;
const MOST_LOOKED_AT = 1000;

/** Says, before an opening is saved, what routing would have done with recent referrals under it. Nothing is stored. */
@Injectable()
export class ThinkOfOpening {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly recent: RecentDecisionsStore,
    private readonly watch: OpeningWatchStore,
  ) {}

  async effect(serviceId: string, after: KeptOpening, by: Caller): Promise<OpeningEffect> {
    const to = londonDay(this.clock.now());
    const from = addDays(to, -DAYS_LOOKED_AT);
    const directory = this.directory.latest;
    const service = serviceOn(directory, serviceId, to);
    if (service === undefined || by.organisation !== serviceId) {
      throw ProblemError.notFound('service');
    }
    const { past, openOffers } = await this.unitOfWork.run(async (tx) => ({
      past: await this.recent.of(tx, serviceId, from, MOST_LOOKED_AT + 1),
      openOffers: (await this.watch.openOffers(tx, serviceId)).length,
    }));
    const situations = past.slice(0, MOST_LOOKED_AT).map((of) => situationOf(of, directory));
    const { wouldComeToo, ...effect } = effectOf(situations, serviceId, {
      before: service.opening,
      after,
    });
    return {
      before: service.opening,
      after,
      from,
      to,
      judged: situations.length,
      isCut: past.length > MOST_LOOKED_AT,
      ...effect,
      ...(wouldComeToo !== undefined && { wouldComeToo }),
      openOffers,
    };
  }
}

// As it was decided first: before anybody said no, on the day it was judged.
function situationOf(
  { judged_on: on, candidates, judgements, facts, record }: RecentDecision,
  directory: Directory,
): Situation {
  return {
    facts,
    candidates,
    judgements,
    directory,
    on,
    home: record.home,
    landing: landingTeamOn(directory, record.landingTeam, on),
    selfReferral: record.selfReferral,
    declinedBy: [],
    asked: record.asked,
    callRecorded: record.callRecorded,
  };
}
