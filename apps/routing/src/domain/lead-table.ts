import { lead, type LeadRow } from './allowed-move.js';
import { ANYONE_THERE, HUB, LANDING, SENDING } from './movers.js';

/** From the first offer until a place has her. */
export const LEAD_TABLE: readonly LeadRow[] = [
  lead('acknowledge', {
    from: ['offered'],
    who: 'the service',
    roles: HUB,
    follows: 'acknowledged: the service holds the person and owes a decision',
  }),
  lead('acknowledge', {
    from: ['with-a-person'],
    step: 'find-a-place',
    who: 'the landing team',
    roles: LANDING,
    follows: 'with-a-person: the landing team holds the person and goes on looking',
  }),
  lead('acknowledge', {
    from: ['goes-with'],
    step: 'read-linked',
    who: 'who owes the step',
    roles: ANYONE_THERE,
    follows: 'read by the team that leads; it follows what becomes of the other referral',
  }),
  lead('accept', {
    from: ['offered', 'acknowledged', 'waiting-for-answer'],
    who: 'the service',
    roles: HUB,
    follows: 'accepted: the service holds the person and owes the start of care',
  }),
  lead('decline', {
    from: ['offered', 'acknowledged', 'waiting-for-answer'],
    who: 'the service',
    roles: HUB,
    follows:
      'routing goes on; whoever holds the person goes on holding them until the next place takes hold',
  }),
  lead('ask', {
    from: ['offered', 'acknowledged'],
    who: 'the service',
    roles: HUB,
    follows: 'waiting-for-answer: the holder stays, the clock stands still',
  }),
  lead('ask', {
    from: ['with-a-person'],
    step: 'find-a-place',
    who: 'the landing team',
    roles: LANDING,
    follows: 'waiting-for-answer: the holder stays, the clock stands still',
  }),
  lead('reconfirm', {
    from: ['held'],
    who: 'who owes the step',
    roles: SENDING,
    follows: 'from the day on: routing goes on; not wanted any more: closed',
  }),
  // Its task once the team is silent: it asks, and does not only remind.
  lead('reconfirm', {
    from: ['held'],
    who: 'the landing team',
    roles: LANDING,
    follows: 'from the day on: routing goes on; not wanted any more: closed',
  }),
  lead('offer-to', {
    from: ['being-judged', 'offered', 'held', 'waiting-for-answer', 'with-a-person'],
    who: 'the landing team',
    roles: LANDING,
    follows: 'offered to the place the coordinator named',
  }),
  lead('record-call', {
    from: ['call-made'],
    who: 'who owes the step',
    roles: SENDING,
    follows: 'routing goes on from there',
  }),
  lead('record-call', {
    from: ['call-made'],
    who: 'the landing team',
    roles: LANDING,
    follows: 'routing goes on from there',
  }),
  lead('finish-task', {
    from: ['with-a-person'],
    step: 'contact-by-another-way',
    who: 'who owes the step',
    roles: ANYONE_THERE,
    follows: 'routing goes on from there',
  }),
];
