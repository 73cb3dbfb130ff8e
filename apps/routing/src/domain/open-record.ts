import type { Holder, ReferralReceivedData } from '@waymark/contracts';
import { hasClinicalRisk } from '@waymark/routing-order';
import { owe } from './change.js';
import { dueFor } from './clock.js';
import type { Placement } from './placement.js';

/** Public code of a self-referral's sender. */
const SELF = 'self';

/** The record opens: held by the sending team, being judged, and the triage desk owes that within minutes. */
export function openRecord(
  received: ReferralReceivedData,
  {
    now,
    urgent,
    landing,
  }: { readonly now: Date; readonly urgent: boolean; readonly landing: Holder },
): Placement {
  const { sender, facts, interpreterNeeded } = received;
  const selfReferral = sender.organisation === SELF;
  const home: Holder = selfReferral
    ? landing
    : { organisation: sender.organisation, kind: 'sending-team', name: sender.name };
  const because = 'Received; the published criteria of every candidate service are being read.';
  return {
    referralId: received.referralId,
    reference: received.reference,
    version: 1,
    factsVersion: received.factsVersion,
    firstReferredOn: received.firstReferredOn,
    receivedAt: received.receivedAt,
    urgent,
    home,
    selfReferral,
    landingTeam: received.landingTeam,
    standing: { is: 'being-judged' },
    holder: home,
    nextStep: owe('judge', landing, because, dueFor('judge', now)),
    because,
    advice: [],
    alongside: [],
    tasks: [],
    appointments: [],
    declinedBy: [],
    asked: [],
    callRecorded: received.callRecorded === true,
    unmet: [],
    clinicalRisk: hasClinicalRisk(facts),
    ...(interpreterNeeded !== undefined && { interpreterNeeded }),
  };
}
