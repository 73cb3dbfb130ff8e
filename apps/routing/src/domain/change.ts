import {
  taskDone,
  type Consideration,
  type EventDefinition,
  type Holder,
  type NextStep,
  type NextStepKind,
  type PlacementChange,
} from '@waymark/contracts';
import { dueFor, type Due } from './clock.js';
import { isActive, isOpen, type Owed, type Placement } from './placement.js';

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
  const after = { ...placement, version: before.version + Math.max(1, says.length) };
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

function changeOf(after: Placement, version: number, because: string): PlacementChange {
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

// Somebody was chased for a step: once the step is another one, there is nothing to chase.
function withSettledTasks(
  before: Placement,
  { placement, says }: Draft,
): Pick<Draft, 'placement' | 'says'> {
  const stepChanged =
    before.nextStep?.what !== placement.nextStep?.what ||
    before.nextStep?.owner !== placement.nextStep?.owner;
  const settled = placement.tasks.filter(({ purpose }) => {
    if (!isOpen(placement)) return true;
    return (purpose === 'overdue' && stepChanged) || (purpose === 'call' && placement.callRecorded);
  });
  const done = settled.map(({ taskId, step }) => say(taskDone, { taskId, what: step.what }));
  return {
    placement: {
      ...placement,
      tasks: placement.tasks.filter((task) => !settled.includes(task)),
      alongside: isOpen(placement)
        ? placement.alongside
        : placement.alongside.map((parallel) =>
            isActive(parallel) ? { ...withoutStep(parallel), state: 'ended' } : parallel,
          ),
    },
    says: [...done, ...says],
  };
}

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
): Owed => owe(what, owner, because, dueFor(what, now));
