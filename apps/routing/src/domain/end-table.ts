import { lead, type LeadRow } from './allowed-move.js';
import { ANYONE_THERE, CLOSERS, HUB, LANDING } from './movers.js';

/** How it ends. */
export const END_TABLE: readonly LeadRow[] = [
  lead('record-receipt', {
    from: [
      'offered',
      'acknowledged',
      'held',
      'waiting-for-answer',
      'with-a-person',
      'call-made',
      'accepted',
      'waitlisted',
      'in-care',
      'paused',
    ],
    who: 'who holds the person',
    roles: ANYONE_THERE,
    follows: 'closed, the next place has the person; or a hub alongside goes on as the lead',
  }),
  lead('close', {
    from: ['acknowledged', 'accepted', 'waitlisted', 'in-care', 'paused'],
    who: 'the service',
    roles: HUB,
    follows: 'closed with a real outcome; unseen only after a clinician has reviewed the risk',
  }),
  lead('close', {
    from: ['being-judged', 'offered', 'held', 'waiting-for-answer', 'with-a-person', 'call-made'],
    who: 'who holds the person',
    roles: CLOSERS,
    follows: 'closed with a real outcome; unseen only after a clinician has reviewed the risk',
  }),
  lead('reopen', {
    from: ['closed'],
    who: 'the place that had the person',
    roles: HUB,
    follows: 'acknowledged: the place that had the person holds them again; the one clock goes on',
  }),
  lead('reopen', {
    from: ['closed'],
    who: 'the team that sent',
    roles: CLOSERS,
    follows:
      'the team that sent holds the person again, and routing goes on; the one clock goes on',
  }),
  lead('reopen', {
    from: ['closed'],
    who: 'the landing team',
    roles: LANDING,
    follows:
      'the team that sent holds the person again, and routing goes on; the one clock goes on',
  }),
];
