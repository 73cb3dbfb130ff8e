import type {
  Barrier,
  ContactChannel,
  Day,
  GoalState,
  PlanMove,
  PlanOutcome,
  PlanStepState,
  SafeContactReading,
  ScorePoint,
  StarScore,
  StepDoer,
  StrikeReason,
  SupportCategory,
} from '@waymark/contracts';

interface Recorded {
  readonly on: Day;
  readonly words?: string;
}

/** What each change of a plan needs besides its name. */
interface Needs {
  readonly open: { readonly nextReviewOn: Day };
  readonly 'add-goal': { readonly category: SupportCategory; readonly words: string };
  readonly 'change-goal': {
    readonly goalId: string;
    readonly category?: SupportCategory;
    readonly state?: GoalState;
    readonly words?: string;
  };
  readonly 'add-step': {
    readonly goalId: string;
    readonly who: StepDoer;
    readonly by: Day;
    readonly words: string;
  };
  readonly 'record-step': { readonly stepId: string; readonly state: PlanStepState };
  readonly 'record-contact': Recorded & {
    readonly channel: ContactChannel;
    readonly reached: boolean;
    readonly minutes: number;
    readonly asAgreed: boolean;
    readonly safeContact: SafeContactReading;
  };
  readonly 'record-review': Recorded & { readonly nextReviewOn: Day };
  readonly 'record-scores': Recorded & {
    readonly at: ScorePoint;
    readonly scores: readonly StarScore[];
  };
  readonly 'record-signpost': Recorded & {
    readonly category: SupportCategory;
    readonly serviceId?: string;
  };
  readonly 'record-barrier': Recorded & {
    readonly barrier: Barrier;
    readonly category: SupportCategory;
    readonly overcome: boolean;
  };
  readonly 'strike-entry': { readonly entryId: string; readonly reason: StrikeReason };
  readonly end: Recorded & { readonly outcome: PlanOutcome };
  readonly reopen: { readonly nextReviewOn: Day };
}

export type PlanRequestOf<M extends PlanMove> = { readonly what: M } & Needs[M];

/** What a link worker wants to do with a plan. */
export type PlanRequest = { [M in PlanMove]: PlanRequestOf<M> }[PlanMove];
