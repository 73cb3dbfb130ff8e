import { referralDeclined, referralRedirected, taskDone } from '@waymark/contracts';
import { say, stepOf, withoutStep, type Change, type Draft, type Saying } from './change.js';
import { isThere } from './changed.js';
import { NATIONAL_DESK } from './directory.js';
import { partOf } from './closing/part-of.js';
import { linkWorkOf } from './plan/link-work-of.js';
import {
  handOverOf,
  isActive,
  isOpen,
  keyOf,
  placeOf,
  STAYS_WITH_ITS_TEAM,
  stepsOf,
  type Alongside,
  type Owed,
  type Placement,
  type Task,
} from './placement.js';

/** Gives every event its own version, closes tasks that the move has settled, and adds who holds her and who owes what. */
export function settle(before: Placement, draft: Draft): Change {
  const { placement, says } = withSettledTasks(before, draft);
  const steps = draft.quiet === true ? says.length : Math.max(1, says.length);
  const after = { ...placement, version: before.version + steps };
  return {
    before,
    after,
    says: says.map(({ definition, extra }, index) => ({
      definition,
      data: { ...changeOf(after, before.version + 1 + index, draft.because), ...extra },
    })),
    what: draft.what,
    because: draft.because,
    grants: draft.grants ?? [],
    ends: draft.ends ?? [],
    considered: draft.considered ?? [],
    ...(draft.death !== undefined && { death: draft.death }),
  };
}

function changeOf(after: Placement, version: number, because: string) {
  return {
    referralId: after.referralId,
    version,
    ...(after.holder !== undefined && { holder: after.holder }),
    ...(after.nextStep !== undefined && { nextStep: stepOf(after.nextStep) }),
    because,
    advice: after.advice,
  };
}

// Somebody was chased for a step: once nobody owes it any more, there is nothing to chase.
function withSettledTasks(
  before: Placement,
  { placement, says }: Draft,
): Pick<Draft, 'placement' | 'says'> {
  const tasks = isOpen(placement) ? unsettled(before, placement) : [];
  const done = before.tasks
    .filter((task) => !tasks.some(sameAs(task)))
    // An appointment is recorded, and a plan reviewed, by an event of its own.
    .filter(({ purpose }) => purpose !== 'appointment' && purpose !== 'plan')
    .map(({ taskId, step }) => say(taskDone, { taskId, what: step.what }));
  return {
    placement: saidAgain({
      ...placement,
      tasks,
      alongside: isOpen(placement) ? placement.alongside : placement.alongside.map(ended),
    }),
    says: [...done, ...says, ...askedNoLonger(before, placement, says)],
  };
}

/** Whoever was asked to take over reads who the person is; once they are not asked any more that ends. Their own no says it. */
function askedNoLonger(
  before: Placement,
  after: Placement,
  says: readonly Saying[],
): readonly Saying[] {
  const serviceId = handOverOf(before)?.serviceId;
  if (serviceId === undefined || !isOpen(after)) return [];
  const isAsked = handOverOf(after)?.serviceId === serviceId;
  const leads = placeOf(after)?.serviceId === serviceId;
  return isAsked || leads || says.some(isNoToTakeOver)
    ? []
    : [say(referralRedirected, { fromServiceId: serviceId, as: 'hand-over' })];
}

const isNoToTakeOver = ({ definition, extra }: Saying): boolean =>
  definition === referralDeclined && 'as' in extra && extra.as === 'hand-over';

function unsettled(before: Placement, placement: Placement): readonly Task[] {
  let tasks = placement.tasks.filter(
    ({ purpose, step, of }) =>
      (purpose !== 'call' || !placement.callRecorded) &&
      (purpose !== 'sooner' || placement.firstHelp === undefined) &&
      (purpose !== 'plan' || linkWorkOf(placement, step.owner) !== undefined) &&
      !(OF_WHO_WORKS_WITH_HER.includes(purpose) && hasLetGo(step.owner, before, placement)) &&
      (of === undefined || partOf(placement, of) !== undefined),
  );
  for (let count = -1; count !== tasks.length;) {
    count = tasks.length;
    const owed = new Set(stepsOf({ ...placement, tasks }).map(keyOf));
    tasks = tasks.filter(({ about }) => about === undefined || owed.has(about));
  }
  return tasks;
}

/** To reach her, or to book again: owed no longer by a team that lets go. */
const OF_WHO_WORKS_WITH_HER: readonly Task['purpose'][] = ['contact', 'rebook'];

const hasLetGo = (organisation: string, before: Placement, after: Placement): boolean =>
  worksWith(before, organisation) && !worksWith(after, organisation);

const worksWith = (placement: Placement, organisation: string): boolean =>
  placement.holder?.organisation === organisation || isThere(placement, organisation);

const sameAs =
  (task: Task) =>
  ({ taskId }: Task): boolean =>
    taskId === task.taskId;

const ended = (parallel: Alongside): Alongside =>
  isActive(parallel) ? { ...withoutStep(parallel), state: 'ended' } : parallel;

/** A step that was late, and that nobody looks into any more although it is owed still, is said to be late again. */
function saidAgain(placement: Placement): Placement {
  // The referral that it goes with is chased, and it alone.
  if (placement.standing.is === 'goes-with') return placement;
  const chased = new Set(placement.tasks.map(({ about }) => about));
  const again = (step: Owed): Owed =>
    step.breachSaid &&
    step.owner !== NATIONAL_DESK &&
    !STAYS_WITH_ITS_TEAM.includes(step.what) &&
    !chased.has(keyOf(step))
      ? { ...step, breachSaid: false }
      : step;
  if (stepsOf(placement).every((step) => again(step) === step)) return placement;
  const { nextStep } = placement;
  return {
    ...placement,
    ...(nextStep !== undefined && { nextStep: again(nextStep) }),
    alongside: placement.alongside.map((one) =>
      one.nextStep === undefined ? one : { ...one, nextStep: again(one.nextStep) },
    ),
    tasks: placement.tasks.map((task) => ({ ...task, step: again(task.step) })),
  };
}
