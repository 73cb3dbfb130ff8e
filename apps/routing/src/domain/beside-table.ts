import { alongside, task, type AllowedMove } from './allowed-move.js';
import { ANYONE_THERE, HUB } from './movers.js';

/** What is beside the lead: parallel placements and tasks, each with its own clock. */
export const BESIDE_TABLE: readonly AllowedMove[] = [
  alongside('acknowledge', {
    from: ['offered'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'acknowledged alongside; the holder stays',
  }),
  alongside('accept', {
    from: ['offered', 'acknowledged'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'accepted alongside; the holder stays',
  }),
  alongside('decline', {
    from: ['offered', 'acknowledged'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'declined alongside; the lead is untouched',
  }),
  alongside('start-care', {
    from: ['accepted'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'in care alongside; the lead and the person’s one clock are untouched',
  }),
  alongside('book-appointment', {
    from: ['acknowledged', 'accepted', 'in-care'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'a task: to record it, or first to arrange the interpreter',
  }),
  alongside('close', {
    from: ['acknowledged', 'accepted', 'in-care'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'ended alongside; the lead is untouched',
  }),
  task('record-call', {
    steps: ['record-call'],
    who: 'whose task it is',
    roles: ANYONE_THERE,
    follows: 'the task is done; the holder stays',
  }),
  task('confirm-appointment', {
    steps: ['arrange-interpreter'],
    who: 'whose task it is',
    roles: HUB,
    follows: 'confirmed: the interpreter is arranged, and recording it is owed',
  }),
  task('record-appointment', {
    steps: ['record-appointment', 'arrange-interpreter'],
    who: 'whose task it is',
    roles: HUB,
    follows:
      'attended: the task is done; not attended: not yet reached, another way; cancelled: booked again',
  }),
  task('finish-task', {
    except: [
      'record-call',
      'record-appointment',
      'arrange-interpreter',
      'review-plan',
      'end-plan',
      'review-worse',
      'review-death',
    ],
    who: 'whose task it is',
    roles: ANYONE_THERE,
    follows: 'the task is done',
  }),
];
