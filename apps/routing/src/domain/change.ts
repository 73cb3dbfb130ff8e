import {
  type BabyDeath,
  type Day,
  type Consideration,
  type EventDefinition,
  type Holder,
  type NextStep,
  type NextStepKind,
  isTargetStep,
  type PlacementChange,
  type TargetStep,
  type WhoDied,
} from '@waymark/contracts';
import { dueFor, type Due } from './clock.js';
import { type Owed, type Placement } from './placement.js';

/** What a change is told: the time, new identifiers, and who coordinates for her today. */
export interface Told {
  readonly now: Date;
  readonly newId: () => string;
  readonly landing: Holder;
  readonly national: Holder;
  /** A service's own target for a step that begins now, in working days; none where the national default holds. */
  readonly ownTarget: (serviceId: string, step: TargetStep) => number | undefined;
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
  /** A death was recorded or corrected: it overtakes whatever waits to be heard, and holds for all her referrals. */
  readonly death?: Death;
  /** Nothing that anyone reads has changed: the version stays. */
  readonly quiet?: boolean;
}

/** Whose death was recorded, or corrected. */
export interface Death extends DeathTold {
  readonly recorded: boolean;
}

/** What was said of a death. */
export interface DeathTold {
  readonly who: WhoDied;
  readonly on?: Day;
  readonly baby?: BabyDeath;
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
  readonly death?: Death;
}

export const stepOf = ({ what, owner, ownerName, because, dueAt, target }: Owed): NextStep => ({
  what,
  owner,
  ownerName,
  because,
  dueAt,
  ...(target !== undefined && { target }),
});

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
    ...(due.target !== undefined && { target: due.target }),
  };
}

type Timing = Pick<Told, 'now' | 'ownTarget'>;

/** When a step that begins now is due: by its owner's own target where it has one. */
export const dueBy = (
  { now, ownTarget }: Timing,
  what: NextStepKind,
  { organisation }: Pick<Holder, 'organisation'>,
  deadline?: Day,
): Due =>
  dueFor(what, now, deadline, isTargetStep(what) ? ownTarget(organisation, what) : undefined);

export const oweFrom = (
  told: Timing,
  what: NextStepKind,
  owner: Pick<Holder, 'organisation' | 'name'>,
  because: string,
  deadline?: Day,
): Owed => owe(what, owner, because, dueBy(told, what, owner, deadline));
