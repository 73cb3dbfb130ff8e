import { PLACEMENT_STATES } from '@waymark/contracts';
import { lead, task, type AllowedMove } from './allowed-move.js';
import { ANYONE_THERE, CLOSERS } from './movers.js';

/** “They are worse”, from wherever she is. */
export const WORSE_TABLE: readonly AllowedMove[] = [
  lead('say-worse', {
    from: PLACEMENT_STATES.filter((state) => state !== 'closed' && state !== 'death-recorded'),
    who: 'whoever works with the person',
    roles: ANYONE_THERE,
    follows:
      'a clinician looks at it the same day; a sign that needs a call owes it; the holder stays, link work never with a risk',
  }),
  task('record-review', {
    steps: ['review-worse'],
    who: 'whose task it is',
    roles: CLOSERS,
    follows: 'the review is done; where more help is needed somebody finds it',
  }),
];
