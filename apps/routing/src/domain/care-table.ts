import { lead, type LeadRow } from './allowed-move.js';
import { HUB } from './movers.js';

/** Once a place has her: waiting, care and pauses. */
export const CARE_TABLE: readonly LeadRow[] = [
  lead('waitlist', {
    from: ['acknowledged', 'accepted'],
    who: 'the service',
    roles: HUB,
    follows: 'waitlisted: accepted, and somebody there is in touch while the person waits',
  }),
  lead('start-care', {
    from: ['accepted', 'waitlisted'],
    who: 'the service',
    roles: HUB,
    follows: 'in-care: the person’s one clock stops, and the service looks at the care again',
  }),
  lead('pause', {
    from: ['acknowledged', 'accepted', 'waitlisted', 'in-care'],
    who: 'the service',
    roles: HUB,
    follows:
      'paused until a day; the step’s clock stands still only for reasons that say so, the person’s own never',
  }),
  lead('resume', {
    from: ['paused'],
    who: 'the service',
    roles: HUB,
    follows: 'goes on where it stood',
  }),
  lead('book-appointment', {
    from: ['acknowledged', 'accepted', 'waitlisted', 'in-care'],
    who: 'the service',
    roles: HUB,
    follows: 'a task: to record it, or first to arrange the interpreter; everything else goes on',
  }),
  lead('record-contact', {
    from: ['acknowledged', 'accepted', 'waitlisted', 'in-care', 'paused'],
    who: 'the service',
    roles: HUB,
    follows: 'reached: the next look is due anew; not yet: a task, another way',
  }),
];
