import type {
  Barrier,
  ContactChannel,
  Day,
  GoalState,
  PlanOutcome,
  PlanStepState,
  SafeContactReading,
  ScorePoint,
  StarScore,
  StepDoer,
  StrikeReason,
  SupportCategory,
} from '@waymark/contracts';

/** Something recorded in a plan; what was written about it is kept apart, sealed, under its id. */
export interface Entry {
  readonly entryId: string;
  readonly on: Day;
  /** It stays, and does not count. */
  readonly struck?: StrikeReason;
}

export interface Step extends Entry {
  readonly who: StepDoer;
  readonly by: Day;
  readonly state: PlanStepState;
}

export interface Goal extends Entry {
  readonly category: SupportCategory;
  readonly state: GoalState;
  readonly steps: readonly Step[];
}

export interface Contact extends Entry {
  readonly channel: ContactChannel;
  readonly reached: boolean;
  readonly minutes: number;
  readonly asAgreed: boolean;
  readonly safeContact?: SafeContactReading;
}

export interface Review extends Entry {
  readonly nextReviewOn?: Day;
}

export interface Scores extends Entry {
  readonly at: ScorePoint;
  readonly scores: readonly StarScore[];
}

export interface Signpost extends Entry {
  readonly category: SupportCategory;
  readonly serviceId?: string;
}

export interface BarrierMet extends Entry {
  readonly barrier: Barrier;
  readonly category: SupportCategory;
  readonly overcome: boolean;
}

export interface Ending extends Entry {
  readonly outcome: PlanOutcome;
}

/** One link-work service's plan with her. */
export interface Plan {
  readonly planId: string;
  readonly referralId: string;
  readonly serviceId: string;
  readonly version: number;
  readonly openedOn: Day;
  /** Absent once it has ended. */
  readonly nextReviewOn?: Day;
  readonly goals: readonly Goal[];
  readonly contacts: readonly Contact[];
  readonly reviews: readonly Review[];
  readonly scores: readonly Scores[];
  readonly signposts: readonly Signpost[];
  readonly barriers: readonly BarrierMet[];
  /** Present once it has ended. */
  readonly ending?: Ending;
}

export const isEnded = ({ ending }: Plan): boolean => ending !== undefined;

/** Lists of a plan whose entries can be marked as not counting. */
export const STRIKEABLE = ['contacts', 'reviews', 'scores', 'signposts', 'barriers'] as const;
