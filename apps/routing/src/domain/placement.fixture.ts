import { randomUUID } from 'node:crypto';
import type { Holder, ReferralReceivedData, Role } from '@waymark/contracts';
import type { Told } from './change.js';
import { NATIONAL_DESK, landingTeamOn, type Directory } from './directory.js';
import { openRecord } from './open-record.js';
import type { Placement } from './placement.js';
import type { Moving } from './moves.js';
import { factsOf, TEAM, theDirectory, TODAY, type Woman } from './situation.fixture.js';

export const LANDING = 'landing-t6y0w';

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
