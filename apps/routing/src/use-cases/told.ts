import { randomUUID } from 'node:crypto';
import { londonDay } from '@waymark/contracts';
import type { Situation } from '@waymark/routing-order';
import type { Told } from '../domain/change.js';
import { ownTargetOn } from '../domain/step-targets.js';
import { NATIONAL_DESK, landingTeamOn, type Directory } from '../domain/directory.js';
import type { Placement } from '../domain/placement.js';
import type { KnownPlacement, NewestAssessment } from '../store/placement.store.js';

/** What a change is told: the time, new identifiers, and who coordinates for her today. */
export function toldAt(
  now: Date,
  directory: Directory,
  { landingTeam }: Pick<Placement, 'landingTeam'>,
): Told {
  const today = londonDay(now);
  return {
    now,
    newId: randomUUID,
    landing: landingTeamOn(directory, landingTeam, today),
    national: landingTeamOn(directory, NATIONAL_DESK, today),
    ownTarget: (serviceId, step) =>
      ownTargetOn(directory.said.get(serviceId)?.targets ?? [], step, today),
  };
}

/** What a decision is made from, as it stands. */
export function situationOf(
  { placement, facts }: KnownPlacement,
  { candidates, judgements }: NewestAssessment,
  directory: Directory,
  { now, landing }: Told,
): Situation {
  return {
    facts,
    candidates,
    judgements,
    directory,
    on: londonDay(now),
    home: placement.home,
    landing,
    selfReferral: placement.selfReferral,
    declinedBy: placement.declinedBy,
    asked: placement.asked,
    callRecorded: placement.callRecorded,
    riskSaid: placement.clinicalRisk,
  };
}
