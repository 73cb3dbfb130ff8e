import type {
  Advice,
  Consideration,
  Day,
  Holder,
  MissingAnswer,
  NextStepKind,
  Pathway,
  TeamKind,
} from '@waymark/contracts';

/** A service that is offered the referral, on one pathway. */
export interface Place {
  readonly serviceId: string;
  readonly name: string;
  readonly kind: TeamKind;
  readonly pathway: Pathway;
}

/** The team of a place, as a holder. */
export const teamOf = ({ serviceId, kind, name }: Place): Holder => ({
  organisation: serviceId,
  kind,
  name,
});

/** What happens next to the lead placement. None of it moves the holder. */
export type Lead =
  | { readonly go: 'offer'; readonly to: Place }
  | { readonly go: 'hold'; readonly to: Place; readonly until: Day }
  | { readonly go: 'ask'; readonly asks: readonly MissingAnswer[]; readonly soon: boolean }
  | { readonly go: 'call' }
  | {
      readonly go: 'task';
      readonly what: NextStepKind;
      /** The sending team does it, whoever usually would: nobody else may be told. */
      readonly byHome?: true;
      /** The person wants to think about it: nothing is owed before this day. */
      readonly askAgainOn?: Day;
    };

/** Nothing published fits: a line for commissioners. */
export interface UnmetNeed {
  readonly pathway: Pathway;
  readonly reason: string;
  readonly places: readonly string[];
}

/** What a rule decides. */
export interface Verdict {
  readonly lead: Lead;
  readonly because: string;
  readonly alongside?: readonly Place[];
  readonly advice?: readonly Advice[];
  readonly unmetNeed?: UnmetNeed;
  /** Why somebody looks for help that comes sooner, beside the lead. */
  readonly sooner?: string;
}

/** Where she goes now, and why; what was considered, and why it was or was not taken. */
export interface Decision {
  /** The rule of the routing order that decided. */
  readonly rule: string;
  readonly lead: Lead;
  readonly because: string;
  readonly alongside: readonly Place[];
  readonly advice: readonly Advice[];
  readonly unmetNeed?: UnmetNeed;
  /** Why somebody looks for help that comes sooner, beside the lead. */
  readonly sooner?: string;
  /** Who owes what; the clock says by when. */
  readonly nextStep: { readonly what: NextStepKind; readonly owner: Holder };
  /** A clinical date that outranks the usual time. */
  readonly deadline?: Day;
  readonly considered: readonly Consideration[];
}
