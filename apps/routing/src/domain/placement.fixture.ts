import { randomUUID } from 'node:crypto';
import type { Holder, ReferralReceivedData, Role } from '@waymark/contracts';
import { settle } from './settle.js';
import { type Told } from './change.js';
import { NATIONAL_DESK, landingTeamOn, type Directory } from './directory.js';
import { makeMove } from './make-move.js';
import type { MoveContext, MoveRequest } from './move-request.js';
import type { Refusal } from './refusal.js';
import { openRecord } from './open-record.js';
import type { Placement } from './placement.js';
import type { Moving } from './movers.js';
import { factsOf, TEAM, theDirectory, TODAY, type Woman } from './situation.fixture.js';

export const LANDING = 'landing-t6y0w';
/** Of another area. */
export const OTHER_LANDING = 'landing-qe1';

/** `referral.received` of a woman whose midwives send her on a Monday morning. */
export const aReferral = (woman: Woman = {}, self = false): ReferralReceivedData => ({
  referralId: '5b0f9c0a-6b1d-4a53-9d3c-0d6b8f6f1a01',
  reference: 'WM-4K7Q-2N8D',
  receivedAt: `${TODAY}T09:00:00.000Z`,
  receivedOn: TODAY,
  firstReferredOn: TODAY,
  sender: self
    ? { organisation: 'self', name: 'The person' }
    : { organisation: TEAM.organisation, name: TEAM.name },
  facts: factsOf(self ? { ...woman, referrer: { role: 'self' } } : woman),
  linkedTo: [],
  landingTeam: LANDING,
  factsVersion: 1,
  channel: self ? 'self' : 'form',
});

/** What a change is told at an instant. */
export function toldAt(instant: string, directory: Directory = theDirectory()): Told {
  const day = instant.slice(0, 10);
  return {
    now: new Date(instant),
    newId: randomUUID,
    landing: landingTeamOn(directory, LANDING, day),
    national: landingTeamOn(directory, NATIONAL_DESK, day),
    ownTarget: () => undefined,
  };
}

export function aRecord(woman: Woman = {}, self = false): Placement {
  const { now, landing } = toldAt(`${TODAY}T09:00:00Z`);
  return openRecord(aReferral(woman, self), { now, urgent: false, landing });
}

/** Somebody of an organisation, in a role. */
export const mover = (organisation: string, ...roles: Role[]): Moving => ({
  organisation,
  roles,
  landing: [LANDING, NATIONAL_DESK],
});

export const holderOf = (organisation: string, kind: Holder['kind'], name: string): Holder => ({
  organisation,
  kind,
  name,
});

/** The hub that has her in a spec. */
export const HUB = 'norfolk-waveney-lotus';

/** She is with a hub, in one of the states in which a place has her. */
export function aTaken(
  is: 'acknowledged' | 'accepted' | 'waitlisted' | 'in-care',
  since = `${TODAY}T09:00:00Z`,
): Placement {
  const moved = (before: Placement, request: MoveRequest): Placement => {
    const result = makeMove(before, request, told(since));
    if ('refused' in result) throw new Error(result.refused.detail);
    return settle(before, result.draft).after;
  };
  const to = {
    serviceId: HUB,
    name: 'Lotus',
    kind: 'mmhs-hub',
    pathway: 'birth-trauma',
  } as const;
  const offered: Placement = { ...aRecord(), standing: { is: 'offered', to } };
  if (is === 'acknowledged') return moved(offered, { move: 'acknowledge' });
  const accepted = moved(offered, { move: 'accept' });
  if (is === 'accepted') return accepted;
  return moved(accepted, { move: is === 'waitlisted' ? 'waitlist' : 'start-care' });
}

/** What a move is told where the hub makes it. */
export const told = (instant: string, by: Moving = mover(HUB, 'hub-clinician')): MoveContext => ({
  moving: by,
  told: toldAt(instant),
  today: instant.slice(0, 10),
  howToReach: (kind) => theDirectory().how.get(kind),
  meanwhile: () => [],
  decide: () => {
    throw new Error('nothing is decided anew in this spec');
  },
});

export function refusedBy(before: Placement, request: MoveRequest, instant: string): Refusal {
  const result = makeMove(before, request, told(instant));
  if ('draft' in result) throw new Error('the move was made');
  return result.refused;
}
