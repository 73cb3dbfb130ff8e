import type {
  ClosingOutcome,
  Day,
  DestinationKind,
  GpAnswer,
  RiskFinding,
} from '@waymark/contracts';

/** What is said with an outcome. Names of persons stay in the history. */
export interface Ending {
  readonly outcome: ClosingOutcome;
  /** She was asked by somebody who is named in the history. */
  readonly asked?: boolean;
  readonly askedOn?: Day;
  readonly riskReview?: {
    readonly reviewedOn: Day;
    readonly finding: RiskFinding;
    readonly gp: GpAnswer;
  };
  readonly signpostedTo?: DestinationKind;
}
