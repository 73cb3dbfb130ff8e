import type { Move, NextStepKind, PlacementState, Role } from '@waymark/contracts';
import {
  isActive,
  isOpen,
  placeOf,
  type Alongside,
  type AlongsideState,
  type Placement,
  type Task,
} from './placement.js';

/** Who a mover is, seen from the placement. */
export const MOVERS = {
  'the service': 'the organisation the person is offered to, held for or with',
  'who owes the step': 'the organisation that owes the next step',
  'who holds the person':
    'the organisation that holds the person, or the team that owes the next step',
  'the landing team': 'the coordination organisation of the person’s area, or the national desk',
  'the service alongside': 'an organisation of a parallel placement',
  'whose task it is': 'the organisation that owes a task beside',
} as const;
export type Mover = keyof typeof MOVERS;

const HUB: readonly Role[] = ['hub-clinician', 'link-worker'];
const SENDING: readonly Role[] = ['referrer', 'landing-coordinator'];
const LANDING: readonly Role[] = ['landing-coordinator'];
const ANYONE_THERE: readonly Role[] = [
  'referrer',
  'hub-clinician',
  'link-worker',
  'landing-coordinator',
];
const CLOSERS: readonly Role[] = ['referrer', 'hub-clinician', 'landing-coordinator'];

/** One line of the moves table. */
export type AllowedMove = {
  readonly move: Move;
  readonly who: Mover;
  readonly roles: readonly Role[];
  readonly follows: string;
} & (
  | {
      readonly on: 'lead';
      readonly from: readonly PlacementState[];
      /** Only while this is the step that is owed. */
      readonly step?: NextStepKind;
    }
  | { readonly on: 'alongside'; readonly from: readonly AlongsideState[] }
  | {
      readonly on: 'task';
      readonly from: readonly ['open'];
      /** Only tasks of this kind, or of any kind but this. */
      readonly step?: NextStepKind;
      readonly except?: NextStepKind;
    }
);

/** Every move a person may make, from where, and what follows. Anything else is refused. */
export const MOVES_TABLE: readonly AllowedMove[] = [
  {
    on: 'lead',
    move: 'acknowledge',
    from: ['offered'],
    who: 'the service',
    roles: HUB,
    follows: 'acknowledged: the service holds the person and owes a decision',
  },
  {
    on: 'lead',
    move: 'acknowledge',
    from: ['with-a-person'],
    step: 'find-a-place',
    who: 'the landing team',
    roles: LANDING,
    follows: 'with-a-person: the landing team holds the person and goes on looking',
  },
  {
    on: 'lead',
    move: 'accept',
    from: ['offered', 'acknowledged', 'waiting-for-answer'],
    who: 'the service',
    roles: HUB,
    follows: 'accepted: the service holds the person and owes the start of care',
  },
  {
    on: 'lead',
    move: 'decline',
    from: ['offered', 'acknowledged', 'waiting-for-answer'],
    who: 'the service',
    roles: HUB,
    follows:
      'routing goes on; the holder goes on holding the person until the next place takes hold',
  },
  {
    on: 'lead',
    move: 'ask',
    from: ['offered', 'acknowledged'],
    who: 'the service',
    roles: HUB,
    follows: 'waiting-for-answer: the holder stays, the clock stands still',
  },
  {
    on: 'lead',
    move: 'ask',
    from: ['with-a-person'],
    step: 'find-a-place',
    who: 'the landing team',
    roles: LANDING,
    follows: 'waiting-for-answer: the holder stays, the clock stands still',
  },
  {
    on: 'lead',
    move: 'reconfirm',
    from: ['held'],
    who: 'who owes the step',
    roles: SENDING,
    follows: 'from the day on: routing goes on; not wanted any more: closed',
  },
  {
    on: 'lead',
    move: 'offer-to',
    from: ['being-judged', 'offered', 'held', 'waiting-for-answer', 'with-a-person'],
    who: 'the landing team',
    roles: LANDING,
    follows: 'offered to the place the coordinator named',
  },
  {
    on: 'lead',
    move: 'record-call',
    from: ['call-made'],
    who: 'who owes the step',
    roles: SENDING,
    follows: 'routing goes on from there',
  },
  {
    on: 'lead',
    move: 'record-call',
    from: ['call-made'],
    who: 'the landing team',
    roles: LANDING,
    follows: 'routing goes on from there',
  },
  {
    on: 'lead',
    move: 'record-receipt',
    from: [
      'offered',
      'acknowledged',
      'held',
      'waiting-for-answer',
      'with-a-person',
      'call-made',
      'accepted',
    ],
    who: 'who holds the person',
    roles: ANYONE_THERE,
    follows: 'closed, the next place has the person; or a hub alongside goes on as the lead',
  },
  {
    on: 'lead',
    move: 'close',
    from: ['acknowledged', 'accepted'],
    who: 'the service',
    roles: HUB,
    follows: 'closed with a real outcome',
  },
  {
    on: 'lead',
    move: 'close',
    from: ['being-judged', 'offered', 'held', 'waiting-for-answer', 'with-a-person', 'call-made'],
    who: 'who holds the person',
    roles: CLOSERS,
    follows: 'closed with a real outcome',
  },
  {
    on: 'lead',
    move: 'finish-task',
    from: ['with-a-person'],
    step: 'contact-by-another-way',
    who: 'who owes the step',
    roles: ANYONE_THERE,
    follows: 'routing goes on from there',
  },
  {
    on: 'alongside',
    move: 'acknowledge',
    from: ['offered'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'acknowledged alongside; the holder stays',
  },
  {
    on: 'alongside',
    move: 'accept',
    from: ['offered', 'acknowledged'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'accepted alongside; the holder stays',
  },
  {
    on: 'alongside',
    move: 'decline',
    from: ['offered', 'acknowledged'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'declined alongside; the lead is untouched',
  },
  {
    on: 'alongside',
    move: 'close',
    from: ['acknowledged', 'accepted'],
    who: 'the service alongside',
    roles: HUB,
    follows: 'ended alongside; the lead is untouched',
  },
  {
    on: 'task',
    move: 'record-call',
    from: ['open'],
    step: 'record-call',
    who: 'whose task it is',
    roles: SENDING,
    follows: 'the task is done; the holder stays',
  },
  {
    on: 'task',
    move: 'finish-task',
    from: ['open'],
    except: 'record-call',
    who: 'whose task it is',
    roles: ANYONE_THERE,
    follows: 'the task is done',
  },
];

/** Who asks to move. */
export interface Moving {
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** Her landing team of today, and the national desk. */
  readonly landing: readonly string[];
}

/** The line of the table that allows it, and what it is about; undefined where none does. */
export interface Allowed {
  readonly row: AllowedMove;
  readonly alongside?: Alongside;
  readonly task?: Task;
}

export function allowedMove(
  placement: Placement,
  move: Move,
  moving: Moving,
  taskId?: string,
): Allowed | undefined {
  return MOVES_TABLE.filter((row) => row.move === move && hasRole(row, moving))
    .map((row) => matches(row, placement, moving, taskId))
    .find((allowed) => allowed !== undefined);
}

/** What an organisation may do now: for its pages, and never a guess of theirs. */
export function movesNow(placement: Placement, moving: Moving): readonly Move[] {
  const rows = MOVES_TABLE.filter(
    (row) => hasRole(row, moving) && matches(row, placement, moving) !== undefined,
  );
  return [...new Set(rows.map(({ move }) => move))];
}

const hasRole = ({ roles }: AllowedMove, moving: Moving): boolean =>
  roles.some((role) => moving.roles.includes(role));

function matches(
  row: AllowedMove,
  placement: Placement,
  moving: Moving,
  taskId?: string,
): Allowed | undefined {
  if (!isOpen(placement)) return undefined;
  switch (row.on) {
    case 'lead': {
      const fitsStep = row.step === undefined || row.step === placement.nextStep?.what;
      const fits = row.from.includes(placement.standing.is) && fitsStep;
      return fits && isMover(row.who, placement, moving) ? { row } : undefined;
    }
    case 'alongside': {
      const alongside = placement.alongside.find(
        (parallel) =>
          parallel.serviceId === moving.organisation &&
          isActive(parallel) &&
          row.from.includes(parallel.state),
      );
      return alongside === undefined ? undefined : { row, alongside };
    }
    case 'task': {
      const task = placement.tasks.find(
        ({ step, taskId: id }) =>
          step.owner === moving.organisation &&
          (taskId === undefined || id === taskId) &&
          (row.step === undefined || row.step === step.what) &&
          row.except !== step.what,
      );
      return task === undefined ? undefined : { row, task };
    }
  }
}

function isMover(who: Mover, placement: Placement, { organisation, landing }: Moving): boolean {
  const { holder, nextStep } = placement;
  switch (who) {
    case 'the service':
      return placeOf(placement)?.serviceId === organisation;
    case 'who owes the step':
      return nextStep?.owner === organisation;
    case 'who holds the person':
      return (
        holder?.organisation === organisation ||
        (nextStep?.owner === organisation && placeOf(placement)?.serviceId !== organisation)
      );
    case 'the landing team':
      return landing.includes(organisation);
    case 'the service alongside':
    case 'whose task it is':
      return false;
  }
}
