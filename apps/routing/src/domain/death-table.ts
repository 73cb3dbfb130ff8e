import { PLACEMENT_STATES } from '@waymark/contracts';
import { lead, task, type AllowedMove } from './allowed-move.js';
import { ANYONE_THERE, CLOSERS, LANDING } from './movers.js';

const OPEN = PLACEMENT_STATES.filter((state) => state !== 'closed');

/** A death, from wherever she is; recorded by a clinician or a coordinator, never by link work. */
export const DEATH_TABLE: readonly AllowedMove[] = [
  lead('record-death', {
    from: OPEN.filter((state) => state !== 'death-recorded'),
    who: 'whoever works with the person',
    roles: CLOSERS,
    follows:
      'messages to the person stop at once; a person looks at what was booked; the holder stays',
  }),
  lead('correct-death', {
    from: OPEN,
    afterDeath: true,
    who: 'whoever works with the person',
    roles: CLOSERS,
    follows: 'recorded by mistake: it goes on where it was, and messages may go out again',
  }),
  lead('record-death-review', {
    from: ['death-recorded'],
    who: 'who holds the person',
    roles: ANYONE_THERE,
    follows: 'closed: the person has died; what was booked is no longer needed',
  }),
  lead('record-death-review', {
    from: ['death-recorded'],
    who: 'the landing team',
    roles: LANDING,
    follows: 'closed: the person has died; what was booked is no longer needed',
  }),
  task('record-death-review', {
    steps: ['review-death'],
    who: 'whose task it is',
    roles: ANYONE_THERE,
    follows: 'what was booked was looked at after the death of the baby; care goes on',
  }),
];
