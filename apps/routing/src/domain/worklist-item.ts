import {
  daysBetween,
  londonDay,
  type PlacementState,
  type WorklistItem,
  type WorkNotice,
} from '@waymark/contracts';
import { stepOf } from './change.js';
import { askedOf } from './nudge.js';
import {
  isActive,
  placeOf,
  stateOf,
  type Alongside,
  type AlongsideState,
  type Owed,
  type Placement,
  type Task,
} from './placement.js';

/** What an item is shown with: the time, and whether a failed event about her waits. */
export interface ShownAt {
  readonly now: Date;
  readonly needsAttention: boolean;
  /** Only those who are named open it. */
  readonly restricted?: boolean;
}

/** The lead placement as an organisation sees it: its own work, or a task for it. */
export function leadItem(placement: Placement, organisation: string, shown: ShownAt): WorklistItem {
  const place = placeOf(placement);
  const { standing } = placement;
  const asked = askedOf(placement, organisation);
  const isTask = placement.nextStep?.owner === organisation && place?.serviceId !== organisation;
  return {
    ...whole(placement, placement.nextStep, shown),
    state: stateOf(placement),
    ...(place !== undefined && { serviceId: place.serviceId, pathway: place.pathway }),
    as: isTask ? 'task' : 'lead',
    ...(isTask && 'taskId' in standing && { taskId: standing.taskId }),
    because: placement.because,
    ...(asked !== undefined && { asked }),
  };
}

export function alongsideItem(
  placement: Placement,
  parallel: Alongside,
  shown: ShownAt,
): WorklistItem {
  return {
    ...whole(placement, parallel.nextStep, shown),
    state: STATES[parallel.state],
    serviceId: parallel.serviceId,
    pathway: parallel.pathway,
    as: parallel.takesOver === undefined ? 'alongside' : 'hand-over',
    because: parallel.because,
  };
}

export function taskItem(placement: Placement, task: Task, shown: ShownAt): WorklistItem {
  const place = placeOf(placement);
  return {
    ...whole(placement, task.step, shown),
    state: stateOf(placement),
    ...(place !== undefined && { serviceId: place.serviceId, pathway: place.pathway }),
    as: 'task',
    because: task.step.because,
    taskId: task.taskId,
  };
}

/** What an organisation sees first of a referral: the lead if it is its business, else its part beside. */
export function itemFor(placement: Placement, organisation: string, shown: ShownAt): WorklistItem {
  const parallel = placement.alongside.find(
    (one) => one.serviceId === organisation && isActive(one),
  );
  if (parallel !== undefined && placeOf(placement)?.serviceId !== organisation) {
    return alongsideItem(placement, parallel, shown);
  }
  return leadItem(placement, organisation, shown);
}

const STATES: Readonly<Record<AlongsideState, PlacementState>> = {
  offered: 'offered',
  acknowledged: 'acknowledged',
  accepted: 'accepted',
  'in-care': 'in-care',
  declined: 'closed',
  ended: 'closed',
};

function whole(
  placement: Placement,
  step: Owed | undefined,
  { now, needsAttention, restricted = false }: ShownAt,
): Pick<
  WorklistItem,
  | 'referralId'
  | 'reference'
  | 'holder'
  | 'nextStep'
  | 'urgent'
  | 'overdue'
  | 'needsAttention'
  | 'restricted'
  | 'notices'
  | 'firstReferredOn'
  | 'firstHelpOn'
  | 'daysWaited'
  | 'version'
> {
  const { firstReferredOn, firstHelp } = placement;
  const notices = noticesOf(placement);
  return {
    referralId: placement.referralId,
    reference: placement.reference,
    ...(placement.holder !== undefined && { holder: placement.holder }),
    ...(step !== undefined && { nextStep: stepOf(step) }),
    urgent: placement.urgent,
    overdue: step !== undefined && Date.parse(step.dueAt) <= now.getTime(),
    needsAttention,
    ...(restricted && { restricted: true as const }),
    ...(notices.length > 0 && { notices }),
    firstReferredOn: placement.firstReferredOn,
    ...(firstHelp !== undefined && { firstHelpOn: firstHelp.on }),
    daysWaited: Math.max(0, daysBetween(firstReferredOn, firstHelp?.on ?? londonDay(now))),
    version: placement.version,
  };
}

/** Loss first. */
function noticesOf({ standing, bereaved, moved }: Placement): readonly WorkNotice[] {
  return [
    ...(standing.is === 'death-recorded' ? (['died'] as const) : []),
    ...(bereaved === true ? (['baby-died'] as const) : []),
    ...(moved === undefined ? [] : (['moved'] as const)),
    ...(standing.is === 'goes-with' ? (['goes-with-another'] as const) : []),
  ];
}
