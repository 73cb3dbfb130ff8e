import { handOver, lead, type AllowedMove, type LeadRow } from './allowed-move.js';
import { CLOSERS, HUB, LANDING } from './movers.js';

const HAS_HER: LeadRow['from'] = ['acknowledged', 'accepted', 'waitlisted', 'in-care', 'paused'];
const PLACES_HER: LeadRow['from'] = [
  'offered',
  'held',
  'waiting-for-answer',
  'with-a-person',
  'call-made',
];

/** From one place to the next, and who works alongside. */
export const HAND_OVER_TABLE: readonly AllowedMove[] = [
  lead('pass-on', {
    from: HAS_HER,
    once: true,
    who: 'the service',
    roles: HUB,
    follows: 'the next place is asked to take over; everything goes on until it has',
  }),
  lead('step-up', {
    from: HAS_HER,
    once: true,
    who: 'the service',
    roles: HUB,
    follows: 'a place for greater need is asked to take over; everything goes on until it has',
  }),
  lead('step-down', {
    from: HAS_HER,
    once: true,
    who: 'the service',
    roles: HUB,
    follows: 'a place for less need is asked to take over; everything goes on until it has',
  }),
  lead('offer-to', {
    from: HAS_HER,
    once: true,
    who: 'the landing team',
    roles: LANDING,
    follows:
      'the place the coordinator named is asked to take over; everything goes on until it has',
  }),
  handOver('acknowledge', {
    who: 'the next place',
    roles: HUB,
    follows: 'acknowledged: the next place holds the person, the one before lets go',
  }),
  handOver('accept', {
    who: 'the next place',
    roles: HUB,
    follows: 'accepted: the next place holds the person, the one before lets go',
  }),
  handOver('decline', {
    who: 'the next place',
    roles: HUB,
    follows: 'returned: nothing has moved, and whoever holds the person finds another place',
  }),
  handOver('take-back', {
    who: 'the service',
    roles: HUB,
    follows: 'nobody is asked to take over any more',
  }),
  handOver('take-back', {
    who: 'the landing team',
    roles: LANDING,
    follows: 'nobody is asked to take over any more',
  }),
  lead('offer-alongside', {
    from: HAS_HER,
    who: 'the service',
    roles: HUB,
    follows: 'a team is asked to work alongside; the lead is untouched',
  }),
  lead('offer-alongside', {
    from: PLACES_HER,
    who: 'who holds the person',
    roles: CLOSERS,
    follows: 'a team is asked to work alongside; the lead is untouched',
  }),
  lead('offer-alongside', {
    from: [...HAS_HER, ...PLACES_HER],
    who: 'the landing team',
    roles: LANDING,
    follows: 'a team is asked to work alongside; the lead is untouched',
  }),
];
