import {
  taskDone,
  type Day,
  type Consideration,
  type EventDefinition,
  type Holder,
  type NextStep,
  type NextStepKind,
  type PlacementChange,
} from '@waymark/contracts';
import { dueFor, type Due } from './clock.js';
import { linkWorkOf } from './plan/link-work-of.js';
import {
  isActive,
  isOpen,
  keyOf,
  type Alongside,
  type Owed,
  type Placement,
  type Task,
} from './placement.js';

/** What a change is told: the time, new identifiers, and who coordinates for her today. */
export interface Told {
  readonly now: Date;
  readonly newId: () => string;
  readonly landing: Holder;
  readonly national: Holder;
}

/** An event without what every placement event says. */
export interface Saying {
  readonly definition: EventDefinition;
  readonly extra: object;
}

export const say = <Data extends PlacementChange>(
  definition: EventDefinition<string, Data>,
  extra: Omit<Data, keyof PlacementChange>,
): Saying => ({ definition, extra });

/** An event as it is to be published. */
export interface Said {
  readonly definition: EventDefinition;
  readonly data: PlacementChange;
}

/** Who may read from now on, and as what. */
export interface Grant {
  readonly organisation: string;
  readonly as: 'sender' | 'offered' | 'alongside' | 'landing-team';
}

/** A move as its rule describes it, before versions are given. */
export interface Draft {
  readonly placement: Placement;
  readonly says: readonly Saying[];
  /** What happened, for the history: a word of the moves table or of an event. */
  readonly what: string;
  readonly because: string;
  readonly grants?: readonly Grant[];
  /** Organisations that read on only what they have seen. */
  readonly ends?: readonly string[];
  readonly considered?: readonly Consideration[];
  /** Nothing that anyone reads has changed: the version stays. */
  readonly quiet?: boolean;
}

/** What a move has changed, ready to be stored and published together. */
export interface Change {
  readonly before: Placement;
  readonly after: Placement;
  readonly says: readonly Said[];
  readonly what: string;
  readonly because: string;
  readonly grants: readonly Grant[];
  readonly ends: readonly string[];
  readonly considered: readonly Consideration[];
}

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

export const stepOf = ({ what, owner, ownerName, because, dueAt }: Owed): NextStep => ({
  what,
  owner,
  ownerName,
  because,
  dueAt,
});

// Somebody was chased for a step: once nobody owes it any more, there is nothing to chase.
function withSettledTasks(
  before: Placement,
  { placement, says }: Draft,
): Pick<Draft, 'placement' | 'says'> {
  const tasks = isOpen(placement) ? unsettled(placement) : [];
  const done = before.tasks
    .filter((task) => !tasks.some(sameAs(task)))
    // An appointment is recorded, and a plan reviewed, by an event of its own.
    .filter(({ purpose }) => purpose !== 'appointment' && purpose !== 'plan')
    .map(({ taskId, step }) => say(taskDone, { taskId, what: step.what }));
  return {
    placement: {
      ...placement,
      tasks,
      alongside: isOpen(placement) ? placement.alongside : placement.alongside.map(ended),
    },
    says: [...done, ...says],
  };
}

function unsettled(placement: Placement): readonly Task[] {
  let tasks = placement.tasks.filter(
    ({ purpose, step }) =>
      (purpose !== 'call' || !placement.callRecorded) &&
      (purpose !== 'plan' || linkWorkOf(placement, step.owner) !== undefined),
  );
  for (let count = -1; count !== tasks.length;) {
    count = tasks.length;
    const owed = new Set(stepsOf({ ...placement, tasks }).map(keyOf));
    tasks = tasks.filter(({ about }) => about === undefined || owed.has(about));
  }
  return tasks;
}

const stepsOf = ({ nextStep, alongside, tasks }: Placement): readonly Owed[] => [
  ...(nextStep === undefined ? [] : [nextStep]),
  ...alongside.flatMap((parallel) => parallel.nextStep ?? []),
  ...tasks.map(({ step }) => step),
];

const sameAs =
  (task: Task) =>
  ({ taskId }: Task): boolean =>
    taskId === task.taskId;

const ended = (parallel: Alongside): Alongside =>
  isActive(parallel) ? { ...withoutStep(parallel), state: 'ended' } : parallel;

export function withoutStep<T extends { readonly nextStep?: Owed }>(owing: T): Omit<T, 'nextStep'> {
  const { nextStep: _nextStep, ...rest } = owing;
  return rest;
}

/** A step with its clock running from now, or with a clock of its own. */
export function owe(
  what: NextStepKind,
  owner: Pick<Holder, 'organisation' | 'name'>,
  because: string,
  due: Due,
): Owed {
  return {
    what,
    owner: owner.organisation,
    ownerName: owner.name,
    because,
    dueAt: due.at.toISOString(),
    soonAt: due.soonAt.toISOString(),
    soonSaid: false,
    breachSaid: false,
  };
}

export const oweFrom = (
  now: Date,
  what: NextStepKind,
  owner: Pick<Holder, 'organisation' | 'name'>,
  because: string,
  deadline?: Day,
): Owed => owe(what, owner, because, dueFor(what, now, deadline));
