import { lead, type LeadRow } from './allowed-move.js';
import { HUB } from './movers.js';

/** Something was recorded by mistake. */
export const CORRECTION_TABLE: readonly LeadRow[] = [
  lead('correct-appointment', {
    from: [
      'being-judged',
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
    who: 'whose record it was',
    roles: HUB,
    follows:
      'what the record had changed is taken back, and what became of the appointment after all follows; first help is counted anew',
  }),
  lead('correct-contact', {
    from: ['acknowledged', 'accepted', 'waitlisted', 'in-care', 'paused'],
    who: 'who tried to reach the person',
    roles: HUB,
    follows: 'what the record had changed is taken back; reached or not yet follows, or nothing',
  }),
  lead('correct-acceptance', {
    from: ['accepted'],
    who: 'the service',
    roles: HUB,
    follows:
      'within 24 hours: acknowledged, the decision is owed by its day; a task, a person tells them',
  }),
];
