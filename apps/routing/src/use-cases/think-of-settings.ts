import { Injectable } from '@nestjs/common';
import {
  addDays,
  londonDay,
  type Day,
  type FieldProblem,
  type SettingsEffect,
  type ThinkOfSettings as ThoughtOf,
} from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { serviceOn, type Situation } from '@waymark/routing-order';
import { landingTeamOn, type Directory } from '../domain/directory.js';
import { effectOf } from '../domain/settings-effect.js';
import { settingsProblems } from '../domain/settings-problems.js';
import { OpeningWatchStore } from '../store/opening-watch.store.js';
import { RecentDecisionsStore, type RecentDecision } from '../store/recent-decisions.store.js';
import { DirectoryInForce } from './directory-in-force.js';

const DAYS_LOOKED_AT = 90;
const MOST_LOOKED_AT = 1000;

/** Says, before an opening or waits are saved, what routing would have done with recent referrals under them. Nothing is stored. */
@Injectable()
export class ThinkOfSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly recent: RecentDecisionsStore,
    private readonly watch: OpeningWatchStore,
  ) {}

  async effect(serviceId: string, thoughtOf: ThoughtOf, by: Caller): Promise<SettingsEffect> {
    const to = londonDay(this.clock.now());
    const from = addDays(to, -DAYS_LOOKED_AT);
    const directory = this.directory.latest;
    const service = serviceOn(directory, serviceId, to);
    if (service === undefined || by.organisation !== serviceId) {
      throw ProblemError.notFound('service');
    }
    const problems = thoughtProblems(thoughtOf, to);
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    const { opening, waits } = thoughtOf;
    const after = opening ?? service.opening;
    const { past, openOffers } = await this.unitOfWork.run(async (tx) => ({
      past: await this.recent.of(tx, serviceId, from, MOST_LOOKED_AT + 1),
      openOffers: (await this.watch.openOffers(tx, serviceId)).length,
    }));
    const situations = past.slice(0, MOST_LOOKED_AT).map((of) => situationOf(of, directory));
    const { wouldComeToo, ...effect } = effectOf(situations, serviceId, {
      before: { opening: service.opening },
      after: { opening: after, ...(waits !== undefined && { waits }) },
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

const thoughtProblems = ({ opening, waits }: ThoughtOf, on: Day): readonly FieldProblem[] =>
  opening === undefined && waits === undefined
    ? [{ field: 'opening', rule: 'opening-or-waits', message: 'Name an opening or waits.' }]
    : settingsProblems({ openings: [], waits: waits ?? [], offers: [], targets: [] }, on);

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
